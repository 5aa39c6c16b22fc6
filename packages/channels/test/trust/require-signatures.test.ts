import { describe, expect, it } from 'vitest';
import { parseRoot } from '../../src/trust/parse-metadata.ts';
import { requireSignatures, roleTerms } from '../../src/trust/require-signatures.ts';
import { signMetadata } from '../../src/trust/sign-metadata.ts';
import { rootJson } from '../../src/trust/trust-plan.ts';
import type { TrustKey } from '../../src/index.ts';
import { firstRoot, key, KEYS } from './trust-builder.ts';

const plan = firstRoot();

/** The root, signed by whoever wants to. */
async function rootBy(keys: readonly TrustKey[]) {
  const { bytes } = await signMetadata('root', 1, rootJson(plan), { terms: [{ keys, threshold: keys.length }], keys });
  return parseRoot(bytes, 'root.json');
}

describe('requireSignatures', () => {
  it.each([
    ['TRUST_KEY_UNKNOWN', [key('mallory')]],
    ['TRUST_THRESHOLD_NOT_MET', [KEYS.root[0], key('mallory')]],
  ])('throws %s', async (code, keys) => {
    const root = await rootBy(keys);
    expect(() => {
      requireSignatures(root, 'root', root, 'root.json');
    }).toThrowCode(code);
  });

  it('takes any two of three keys', async () => {
    const root = await rootBy(KEYS.root.slice(1));
    requireSignatures(root, 'root', root, 'root.json');
    expect(Object.keys(root.signatures)).toHaveLength(2);
  });

  it('tells a signature of other bytes from one that is missing', async () => {
    const root = await rootBy(KEYS.root);
    const other = await parseRoot(
      Buffer.from(JSON.stringify({ ...root.toJSON(), signed: rootJson({ ...plan, version: 2 }) })),
      'x',
    );
    expect(() => {
      requireSignatures(root, 'root', other, 'root.json');
    }).toThrowCode('TRUST_SIGNATURE_INVALID');
  });

  it('knows no role that nobody delegates to', async () => {
    const root = await rootBy(KEYS.root);
    expect(() => {
      requireSignatures(root, 'constructor', root, 'root.json');
    }).toThrowCode('TRUST_DELEGATION_FORGED');
  });
});

describe('roleTerms', () => {
  it('has the keys and the threshold of a role', async () => {
    expect(roleTerms(await rootBy(KEYS.root), 'root')).toMatchObject({ threshold: 2 });
    expect(roleTerms(await rootBy(KEYS.root), 'other')).toBeUndefined();
  });
});
