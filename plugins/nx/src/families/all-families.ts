import type { TargetFamily } from '../target-family.ts';
import { channelsFamily, flowFamily } from './channels.ts';
import { gateFamily } from './gate.ts';
import { matrixFamily } from './matrix.ts';
import { offlineFamily } from './offline.ts';
import { releaseLineFamily } from './release-line.ts';
import { siteFamily } from './site.ts';
import { spineFamily } from './spine.ts';

/** Every family there is, in the order in which their targets are listed. */
export const FAMILIES: readonly TargetFamily[] = [
  releaseLineFamily,
  spineFamily,
  gateFamily,
  offlineFamily,
  matrixFamily,
  channelsFamily,
  flowFamily,
  siteFamily,
];
