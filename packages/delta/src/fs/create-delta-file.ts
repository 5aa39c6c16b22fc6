import type { OnProgress, Package, SegmentCompressor } from '@nuspine/nupkg-core';
import { withDeflateThreads, withPackageFile } from '@nuspine/nupkg-core/fs';
import { requireNoneOf, requireRoom, writeFileAtomically } from '@nuspine/primitives/fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { createDelta, type CreateDeltaOptions } from '../create-delta.ts';
import type { DeltaReport } from '../delta-report.ts';
import { portableEngine } from '../engine/portable-engine.ts';
import type { UnchangedFiles } from '../formats/encode-file.ts';
import { planMemory } from '../nuspine/memory-plan.ts';
import { withCanonicalProof } from './canonical-proof-threads.ts';
import { collectGarbage } from './collect-garbage.ts';
import { engineFor, type EngineOptions, isDoneAlone, withEngine } from './choose-engine.ts';
import { largerSize } from './larger-size.ts';
import { withThreadedFinder } from './threaded-finder.ts';

export interface CreateDeltaFileOptions extends EngineOptions {
  /** Path of the full package that clients have. */
  readonly base: string;
  /** Path of the full package that they get. */
  readonly target: string;
  /** Path of the delta package to write. */
  readonly out: string;
  /** Default `mark`. */
  readonly unchanged?: UnchangedFiles;
  /** About how many bytes of memory a delta in the nuspine format may take to make; see `planMemory`. */
  readonly memory?: number;
  readonly onProgress?: OnProgress;
}

/**
 * Writes the delta package between two package files, whole or not at all. Throws what `createDelta` throws, and
 * `FILE_NOT_REPLACEABLE` if `out` is one of the two.
 */
export async function createDeltaFile(options: CreateDeltaFileOptions): Promise<DeltaReport> {
  const { base, target, out, format, unchanged, onProgress } = options;
  requireNoneOf(out, [base, target]);
  const how = {
    ...(format === undefined ? {} : { format }),
    ...(unchanged === undefined ? {} : { unchanged }),
    ...(onProgress === undefined ? {} : { onProgress }),
    expectSize: (size: number) => requireRoom(out, size),
  };
  const report = await withMakers(options, (makers) =>
    withCompressor(makers, (compressor) =>
      withPackageFile(base, (basePackage) =>
        withPackageFile(target, (targetPackage) =>
          withNuspineHelp(options, targetPackage, (help) =>
            writeFileAtomically(out, (sink) =>
              createDelta(basePackage, targetPackage, { ...how, ...makers, ...help, compressor }, sink),
            ),
          ),
        ),
      ),
    ),
  );
  return { ...report, output: { ...report.output, name: basename(out) } };
}

type Makers = Pick<CreateDeltaOptions, 'engine' | 'finder' | 'effort' | 'groupSize' | 'compressor'>;

/** Threads that make patches deflate too; beside anything else, there are others. */
function withCompressor<T>({ compressor }: Makers, use: (compressor: SegmentCompressor) => Promise<T>): Promise<T> {
  return compressor === undefined ? withDeflateThreads(use) : use(compressor);
}

type NuspineHelp = Pick<CreateDeltaOptions, 'askCanonical' | 'afterGroup' | 'takeAhead'>;

/** What makes a delta in the nuspine format in less time and memory. `fast` takes less of that, and so has some for more speed. */
function withNuspineHelp<T>(
  { format, target, effort, memory }: CreateDeltaFileOptions,
  { archive }: Package,
  use: (help: NuspineHelp) => Promise<T>,
): Promise<T> {
  if (format !== 'nuspine') return use({});
  const isAlone = memory !== undefined && planMemory(memory).threads === 1;
  const hasRoom = effort === 'fast' && memory === undefined;
  const groups = hasRoom ? { takeAhead: true } : { afterGroup: collectGarbage };
  const cores = isAlone ? 1 : availableParallelism();
  return withCanonicalProof(target, archive, cores, (ask) =>
    use({ ...groups, ...(ask === undefined ? {} : { askCanonical: ask }) }),
  );
}

/** What makes the patches: an engine, or the finder of the nuspine format, with its work in threads if there is enough. */
async function withMakers<T>(options: CreateDeltaFileOptions, use: (makers: Makers) => Promise<T>): Promise<T> {
  const { base, target, format, effort = 'default', memory } = options;
  const size = largerSize(base, target);
  if (format !== 'nuspine' || engineFor(options) !== 'portable') {
    return withEngine(options, (engine, compressor) => use({ engine, ...(compressor && { compressor }) }), { size });
  }
  const plan = memory === undefined ? {} : planMemory(memory);
  return withThreadedFinder({ effort, ...plan, ...(isDoneAlone(size) ? { threads: 1 } : {}) }, (finder) =>
    use({ engine: portableEngine(), finder, effort, ...plan }),
  );
}
