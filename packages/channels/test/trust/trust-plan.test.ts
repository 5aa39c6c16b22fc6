import { describe, expect, it } from 'vitest';
import { formatCanonicalJson } from '../../src/canonical-json.ts';
import { parseRoot, parseTargets } from '../../src/trust/parse-metadata.ts';
import {
  canSign,
  rootJson,
  rootPlan,
  signedHead,
  targetsJson,
  targetsPlan,
  transitionTerms,
} from '../../src/trust/trust-plan.ts';
import { minute } from '../channel-builder.ts';
import { firstRoot, key, KEYS } from './trust-builder.ts';

const bytes = (signed: unknown): Uint8Array => Buffer.from(formatCanonicalJson({ signed, signatures: [] }));
const publicOf = ({ id, publicKey }: { id: string; publicKey: string }) => ({ id, publicKey });

describe('rootPlan', () => {
  it('reads back what rootJson says', async () => {
    const plan = rootPlan(await parseRoot(bytes(rootJson(firstRoot())), 'root.json'));
    expect(plan).toMatchObject({ version: 1, expires: firstRoot().expires });
    expect(plan.roles.root).toEqual({ keys: KEYS.root.map(publicOf), threshold: 2 });
    expect(plan.roles.timestamp).toEqual({ keys: KEYS.timestamp.map(publicOf), threshold: 1 });
  });
});

describe('targetsPlan', () => {
  it('reads back what targetsJson says', async () => {
    const one = { role: 'a~b~c', paths: ['build-info/a/b/c/*'], keys: KEYS.channel.map(publicOf), threshold: 2 };
    const json = targetsJson({ version: 4, expires: minute(1), delegations: [one] });
    expect(targetsPlan(await parseTargets(bytes(json), 'x'))).toEqual({
      version: 4,
      expires: minute(1),
      delegations: [one],
    });
  });
});

describe('signedHead', () => {
  it('states role, version and end', () => {
    expect(signedHead('root', 2, minute(1))).toEqual({
      _type: 'root',
      spec_version: '1.0.31',
      version: 2,
      expires: '2026-01-02T00:01:00Z',
    });
  });
});

describe('canSign', () => {
  it('counts keys, not signatures of strangers', () => {
    expect(canSign(firstRoot().roles.root, KEYS.root.slice(1))).toBe(true);
    expect(canSign(firstRoot().roles.root, [KEYS.root[0], key('stranger')])).toBe(false);
  });
});

describe('transitionTerms', () => {
  const { roles } = firstRoot();
  const after = { ...roles, timestamp: { keys: [key('new')], threshold: 1 } };

  it('lets old and new keys sign while both are at hand', () => {
    expect(transitionTerms(roles, after, [...KEYS.timestamp, key('new')])).toEqual([roles, after]);
  });

  it('lets the new keys sign alone when the old ones are gone', () => {
    expect(transitionTerms(roles, after, [key('new')])).toEqual([after]);
  });
});
