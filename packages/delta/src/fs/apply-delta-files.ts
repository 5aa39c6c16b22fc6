import type { OnProgress } from '@nuspine/nupkg-core';
import { withDeflateThreads, withPackageFile } from '@nuspine/nupkg-core/fs';
import { requireNoneOf, requireRoom, withFileSource, writeFileAtomically } from '@nuspine/primitives/fs';
import { basename, dirname, join } from 'node:path';
import { applyDelta } from '../apply-delta.ts';
import type { ApplyReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { inFile } from './in-file.ts';
import { withWorkFolder } from './work-folder.ts';

export interface ApplyDeltaFilesOptions {
  /** Path of the full package to start from. */
  readonly base: string;
  /** Paths of the delta packages, in the order in which they were released. */
  readonly deltas: readonly string[];
  /** Path of the full package to write. */
  readonly out: string;
  readonly onProgress?: OnProgress;
}

/**
 * Applies one delta package after the other. Nothing stands under `out` before its bytes are proven; what lies between
 * is kept in a temporary folder beside it. The report is that of the last delta, with the base of the first.
 * Throws `DELTA_CHAIN_EMPTY` without a delta, `FILE_WRITE_FAILED` before any work if the disk has too little room, or what `applyDelta` throws, naming the delta.
 * What is made may replace the base; in the place of a delta it is refused as `FILE_NOT_REPLACEABLE`.
 */
export async function applyDeltaFiles(options: ApplyDeltaFilesOptions): Promise<ApplyReport> {
  const { base, deltas, out, onProgress } = options;
  requireNoneOf(out, deltas);
  const [first, ...rest] = deltas;
  if (first === undefined) throw new DeltaError('DELTA_CHAIN_EMPTY', 'there is no delta to apply', { path: out });
  if (rest.length === 0) return applyDeltaFile(base, first, out, onProgress);
  return withWorkFolder(dirname(out), async (folder) => {
    const place = (index: number): string => (index === rest.length ? out : join(folder, `${String(index)}.nupkg`));
    let report = await applyDeltaFile(base, first, place(0), onProgress);
    for (const [index, delta] of rest.entries()) {
      const next = await applyDeltaFile(place(index), delta, place(index + 1), onProgress);
      report = { ...next, base: report.base };
    }
    return report;
  });
}

async function applyDeltaFile(
  base: string,
  delta: string,
  out: string,
  onProgress: ApplyDeltaFilesOptions['onProgress'],
): Promise<ApplyReport> {
  const options = {
    ...(onProgress === undefined ? {} : { onProgress }),
    expectSize: (size: number) => requireRoom(out, size),
  };
  const report = await withDeflateThreads((compressor) =>
    withPackageFile(base, (basePackage) =>
      withFileSource(delta, (source) =>
        writeFileAtomically(out, async (sink) => {
          const applied = await applyDelta(basePackage, source, sink, { ...options, compressor });
          compressor.release?.();
          return applied;
        }).catch((error: unknown) => {
          throw inFile(error, delta);
        }),
      ),
    ),
  );
  return { ...report, output: { ...report.output, name: basename(out) } };
}
