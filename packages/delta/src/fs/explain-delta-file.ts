import type { Package } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { withFileSource } from '@nuspine/primitives/fs';
import type { DeltaExplanation } from '../explain/delta-explanation.ts';
import { explainDelta } from '../explain/explain-delta.ts';
import { inFile } from './in-file.ts';

export interface ExplainDeltaFileOptions {
  /** Path of the delta. */
  readonly delta: string;
  /** Path of the full package that it is applied to. */
  readonly base?: string;
}

/** Says where the bytes of a delta file went. Throws what `explainDelta` throws, naming the delta. */
export async function explainDeltaFile({ delta, base }: ExplainDeltaFileOptions): Promise<DeltaExplanation> {
  return withFileSource(delta, async (source) => {
    const explain = (basePackage?: Package): Promise<DeltaExplanation> =>
      explainDelta(source, basePackage).catch((error: unknown) => {
        throw inFile(error, delta);
      });
    return base === undefined ? explain() : withPackageFile(base, explain);
  });
}
