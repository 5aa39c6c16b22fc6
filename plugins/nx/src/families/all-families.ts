import type { TargetFamily } from '../target-family.ts';
import { releaseLineFamily } from './release-line.ts';
import { spineFamily } from './spine.ts';

/** Every family there is, in the order in which their targets are listed. */
export const FAMILIES: readonly TargetFamily[] = [releaseLineFamily, spineFamily];
