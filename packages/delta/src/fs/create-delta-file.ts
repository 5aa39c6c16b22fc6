import type { OnProgress } from '@nuspine/nupkg-core';
import { withDeflateThreads, withPackageFile } from '@nuspine/nupkg-core/fs';
import { requireRoom, writeFileAtomically } from '@nuspine/primitives/fs';
import { basename } from 'node:path';
import { createDelta } from '../create-delta.ts';
import type { DeltaReport } from '../delta-report.ts';
import type { UnchangedFiles } from '../formats/encode-file.ts';
import { type EngineOptions, withEngine } from './choose-engine.ts';

export interface CreateDeltaFileOptions extends EngineOptions {
  /** Path of the full package that clients have. */
  readonly base: string;
  /** Path of the full package that they get. */
  readonly target: string;
  /** Path of the delta package to write. */
  readonly out: string;
  /** Default `mark`. */
  readonly unchanged?: UnchangedFiles;
  readonly onProgress?: OnProgress;
}

/** Writes the delta package between two package files, whole or not at all. Throws what `createDelta` throws. */
export async function createDeltaFile(options: CreateDeltaFileOptions): Promise<DeltaReport> {
  const { base, target, out, format, unchanged, onProgress } = options;
  const how = {
    ...(format === undefined ? {} : { format }),
    ...(unchanged === undefined ? {} : { unchanged }),
    ...(onProgress === undefined ? {} : { onProgress }),
    expectSize: (size: number) => requireRoom(out, size),
  };
  const report = await withEngine(options, (engine) =>
    withDeflateThreads((compressor) =>
      withPackageFile(base, (basePackage) =>
        withPackageFile(target, (targetPackage) =>
          writeFileAtomically(out, (sink) =>
            createDelta(basePackage, targetPackage, { ...how, engine, compressor }, sink),
          ),
        ),
      ),
    ),
  );
  return { ...report, output: { ...report.output, name: basename(out) } };
}
