import { createHash } from 'node:crypto';
import {
  makeTrustKey,
  parseTrustKeys,
  type RootPlan,
  type Signer,
  TRUST_LIFETIMES,
  type TrustKey,
} from '../../src/index.ts';
import { minute } from '../channel-builder.ts';

/** A key that is always the same for one name. */
export function key(name: string): TrustKey {
  const [made] = parseTrustKeys(makeTrustKey(createHash('sha256').update(name).digest()), name);
  if (made === undefined) throw new Error('no key');
  return made;
}

export const KEYS = {
  root: [key('root-1'), key('root-2'), key('root-3')],
  targets: [key('targets')],
  snapshot: [key('snapshot')],
  timestamp: [key('timestamp')],
  channel: [key('channel-1'), key('channel-2')],
} as const;

export const ALL_KEYS: readonly TrustKey[] = Object.values(KEYS).flat();

/** A root with two of three keys, and one key for each other role. */
export function firstRoot(): RootPlan {
  return {
    version: 1,
    expires: new Date('2027-01-01T00:00:00Z'),
    roles: {
      root: { keys: KEYS.root, threshold: 2 },
      targets: { keys: KEYS.targets, threshold: 1 },
      snapshot: { keys: KEYS.snapshot, threshold: 1 },
      timestamp: { keys: KEYS.timestamp, threshold: 1 },
    },
  };
}

export function signer(parts: Partial<Signer> = {}): Signer {
  return { keys: ALL_KEYS, now: minute(10), lifetimes: TRUST_LIFETIMES, ...parts };
}
