import { describe, expect, it } from 'vitest';
import { bsdiffNodeEngine, chooseEngine, withEngine } from '../../src/fs/index.ts';

const native = await bsdiffNodeEngine();
// CI runs this suite before and after the native engine is compiled, so that neither state goes untested.
const [itWithout, itWith] = native === undefined ? [it, undefined] : [undefined, it];
if (native === undefined) console.info('skipped: needs bsdiff-node (pnpm build:native)');

describe('chooseEngine', () => {
  it.each(['auto', 'portable'] as const)('takes the portable engine for %s', async (choice) => {
    expect((await chooseEngine(choice)).name).toBe('portable');
  });

  itWithout?.('says that bsdiff-node is missing where it is not compiled', async () => {
    await expect(chooseEngine('bsdiff-node')).rejects.toThrowCode('DELTA_ENGINE_MISSING');
  });

  itWith?.('takes bsdiff-node where it is compiled (needs pnpm build:native)', async () => {
    expect((await chooseEngine('bsdiff-node')).name).toBe('bsdiff-node');
  });
});

describe('withEngine', () => {
  it('makes patches side by side, the same as those of the chosen engine', async () => {
    const [base, target] = [Buffer.from('one two three'), Buffer.from('one two four')];
    const patches = await withEngine('auto', async (engine) => {
      expect(engine.sideBySide).toBeGreaterThanOrEqual(1);
      return Promise.all([engine.diff(base, target), engine.diff(base, target)]);
    });
    const wanted = await (await chooseEngine('auto')).diff(base, target);
    expect(patches).toEqual([wanted, wanted]);
  });

  itWithout?.('says that bsdiff-node is missing where it is not compiled', async () => {
    await expect(withEngine('bsdiff-node', async () => 0)).rejects.toThrowCode('DELTA_ENGINE_MISSING');
  });
});
