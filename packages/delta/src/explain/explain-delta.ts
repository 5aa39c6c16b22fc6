import type { Package } from '@nuspine/nupkg-core';
import type { ByteSource } from '@nuspine/primitives';
import { isContainer } from '../nuspine/container.ts';
import type { DeltaExplanation } from './delta-explanation.ts';
import { explainContainer } from './explain-container.ts';
import { explainPackage } from './explain-package.ts';

/**
 * Says where the bytes of a delta of any format went, file by file. For a delta in the nuspine format that needs the base;
 * without it only the streams are told. Throws what `explainContainer` and `explainPackage` throw.
 */
export async function explainDelta(delta: ByteSource, base?: Package): Promise<DeltaExplanation> {
  return (await isContainer(delta))
    ? explainContainer(await delta.read(0, delta.size), base)
    : explainPackage(delta, base);
}
