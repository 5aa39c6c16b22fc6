import { describe, expect, it } from 'vitest';
import { bsdiffNodeEngine, chooseEngine, engineFor, withEngine } from '../../src/fs/index.ts';
import { isDoneAlone } from '../../src/fs/choose-engine.ts';

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

describe('isDoneAlone', () => {
  it('is for what takes less than a thread needs to start', () => {
    expect([isDoneAlone(undefined), isDoneAlone(1000), isDoneAlone(2 ** 18)]).toEqual([false, true, false]);
  });
});

describe('withEngine', () => {
  it('makes the same patches alone as in threads', async () => {
    const [base, target] = [Buffer.from('a base of some length'), Buffer.from('a target of some length')];
    const alone = await withEngine({}, async (engine) => engine.diff(base, target), { size: 100 });
    expect(alone).toEqual(await withEngine({}, async (engine) => engine.diff(base, target), { size: 2 ** 20 }));
  });

  it('makes patches side by side, the same as those of the chosen engine', async () => {
    const [base, target] = [Buffer.from('one two three'), Buffer.from('one two four')];
    const patches = await withEngine({}, async (engine) => {
      expect(engine.sideBySide).toBeGreaterThanOrEqual(1);
      return Promise.all([engine.diff(base, target), engine.diff(base, target)]);
    });
    const wanted = await (await chooseEngine('auto')).diff(base, target);
    expect(patches).toEqual([wanted, wanted]);
  });

  itWithout?.('says that bsdiff-node is missing where it is not compiled', async () => {
    await expect(withEngine({ engine: 'bsdiff-node' }, async () => 0)).rejects.toThrowCode('DELTA_ENGINE_MISSING');
  });

  it('takes zstd for Velopack', async () => {
    expect(await withEngine({ format: 'velopack' }, async ({ name }) => name)).toBe('zstd');
  });
});

describe('engineFor', () => {
  it.each([
    ['auto', 'squirrel', 'portable'],
    ['auto', 'velopack', 'zstd'],
    ['bsdiff-node', 'squirrel', 'bsdiff-node'],
  ] as const)('of %s and %s is %s', (engine, format, name) => {
    expect(engineFor({ engine, format })).toBe(name);
  });

  it.each([
    ['zstd', 'squirrel'],
    ['portable', 'velopack'],
  ] as const)('refuses %s for %s', (engine, format) => {
    expect(() => engineFor({ engine, format })).toThrowCode('DELTA_ENGINE_UNFIT');
  });
});
