import { writeFileAtomically } from '@nuspine/primitives/fs';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { verifiedDiff } from '../engine/verified-diff.ts';
import { chooseEngine, type EngineChoice } from './choose-engine.ts';
import { readWholeFile } from './read-whole-file.ts';

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
 * Throws `DELTA_ENGINE_MISSING`, `DELTA_ENGINE_WRONG`, `DELTA_LIMIT_EXCEEDED`, `SOURCE_READ_FAILED` and
 * `FILE_WRITE_FAILED`.
 */
export async function diffFiles(options: DiffFilesOptions): Promise<DiffFilesReport> {
  const engine = await chooseEngine(options.engine ?? 'auto');
  const base = await readWholeFile(options.base);
  const target = await readWholeFile(options.target);
  const patch = await verifiedDiff(engine, base, target);
  await writeFileAtomically(options.out, (sink) => sink.write(patch));
  return { engine: engine.name, baseSize: base.length, targetSize: target.length, patchSize: patch.length };
}
