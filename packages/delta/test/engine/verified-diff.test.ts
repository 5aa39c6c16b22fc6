import { describe, expect, it } from 'vitest';
import { type DiffEngine, portableEngine, verifiedDiff } from '../../src/index.ts';

const BASE = Buffer.from('one two three');
const TARGET = Buffer.from('one two four');

/** An engine that makes the patch of another target, changed by `damage`. */
function wrongEngine(damage: (patch: Uint8Array) => Uint8Array): DiffEngine {
  return {
    name: 'portable',
    diff: async (base) => damage(await portableEngine().diff(base, Buffer.from('one 2 four'))),
  };
}

describe('verifiedDiff', () => {
  it('gives the patch of the engine', async () => {
    expect(await verifiedDiff(portableEngine(), BASE, TARGET)).toEqual(await portableEngine().diff(BASE, TARGET));
  });

  it.each([
    ['makes another file', (patch: Uint8Array) => patch],
    ['cannot be applied', (patch: Uint8Array) => patch.subarray(0, 40)],
  ])('refuses a patch that %s', async (_, damage) => {
    await expect(verifiedDiff(wrongEngine(damage), BASE, TARGET)).rejects.toThrowCode('DELTA_ENGINE_WRONG');
  });

  it('names the file', async () => {
    const failing = verifiedDiff(
      wrongEngine((patch) => patch),
      BASE,
      TARGET,
      'lib/App.dll',
    );
    await expect(failing).rejects.toMatchObject({ details: { path: 'lib/App.dll' } });
  });
});
