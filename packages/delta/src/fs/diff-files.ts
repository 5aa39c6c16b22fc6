import { requireNoneOf, writeFileAtomically } from '@nuspine/primitives/fs';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { verifiedDiff } from '../engine/verified-diff.ts';
import { type EngineChoice, type EngineOptions, withEngine } from './choose-engine.ts';
import { largerSize } from './larger-size.ts';
import { readFileInto, readWholeFile, sizeOfFile } from './read-whole-file.ts';

/** Paths of the files to make a patch from, and of the patch. */
export interface DiffFilesOptions {
  readonly base: string;
  readonly target: string;
  readonly out: string;
  /** `auto` if absent. */
  readonly engine?: EngineChoice;
}

/** Sizes in bytes. */
export interface DiffFilesReport {
  readonly engine: DiffEngine['name'];
  readonly baseSize: number;
  readonly targetSize: number;
  readonly patchSize: number;
}

/**
 * Writes a patch from one file to another, BSDIFF40 unless the engine is zstd, whole or not at all, and only after it rebuilt the target once.
 * Throws `DELTA_ENGINE_MISSING`, `DELTA_ENGINE_WRONG`, `DELTA_LIMIT_EXCEEDED`, `SOURCE_READ_FAILED`,
 * `FILE_WRITE_FAILED`, and `FILE_NOT_REPLACEABLE` if `out` is one of the two.
 */
export async function diffFiles(options: DiffFilesOptions): Promise<DiffFilesReport> {
  requireNoneOf(options.out, [options.base, options.target]);
  return withSingleEngine(options, async (engine) => {
    const { patch, baseSize, targetSize } = await makePatch(engine, options);
    await writeFileAtomically(options.out, (sink) => sink.write(patch));
    return { engine: engine.name, baseSize, targetSize, patchSize: patch.length };
  });
}

/** The engine for one patch, whatever the format of a delta would allow. */
async function withSingleEngine<T>(
  { engine = 'auto', base, target }: DiffFilesOptions,
  use: (engine: DiffEngine) => Promise<T>,
): Promise<T> {
  const options: EngineOptions = engine === 'zstd' ? { engine, format: 'velopack' } : { engine };
  return withEngine(options, use, { size: largerSize(base, target) });
}

interface MadePatch {
  readonly patch: Uint8Array;
  readonly baseSize: number;
  readonly targetSize: number;
}

async function makePatch(engine: DiffEngine, paths: DiffFilesOptions): Promise<MadePatch> {
  if (engine.withRoom === undefined) {
    const base = await readWholeFile(paths.base);
    const target = await readWholeFile(paths.target);
    return { patch: await verifiedDiff(engine, base, target), baseSize: base.length, targetSize: target.length };
  }
  const [baseSize, targetSize] = await Promise.all([sizeOfFile(paths.base), sizeOfFile(paths.target)]);
  const patch = await engine.withRoom(baseSize, targetSize, async (room) => {
    await readFileInto(paths.base, room.base);
    await readFileInto(paths.target, room.target);
    return verifiedDiff({ ...engine, diff: () => room.diff() }, room.base, room.target);
  });
  return { patch, baseSize, targetSize };
}
