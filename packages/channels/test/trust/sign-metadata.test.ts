import { describe, expect, it } from 'vitest';
import { parseRoot } from '../../src/trust/parse-metadata.ts';
import { signMetadata } from '../../src/trust/sign-metadata.ts';
import { rootJson } from '../../src/trust/trust-plan.ts';
import { firstRoot, key, KEYS } from './trust-builder.ts';

const plan = firstRoot();
const sign = (keys: Parameters<typeof signMetadata>[3]['keys']) =>
  signMetadata('root', 1, rootJson(plan), { terms: [plan.roles.root], keys });

describe('signMetadata', () => {
  it('signs with the keys of the role, and with no other that is at hand', async () => {
    const { bytes } = await sign([...KEYS.root.slice(0, 2), key('stranger')]);
    const { signatures } = await parseRoot(bytes, 'root.json');
    expect(Object.keys(signatures).toSorted()).toEqual(
      KEYS.root
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('gives the same bytes for the same input', async () => {
    expect((await sign(KEYS.root)).bytes).toEqual((await sign(KEYS.root)).bytes);
  });

  it('says how many keys are missing', async () => {
    await expect(sign(KEYS.root.slice(0, 1))).rejects.toThrowCode('TRUST_KEY_MISSING');
  });
});
