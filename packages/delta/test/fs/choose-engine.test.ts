import { describe, expect, it } from 'vitest';
import { bsdiffNodeEngine, chooseEngine } from '../../src/fs/index.ts';

const native = await bsdiffNodeEngine();

describe('chooseEngine', () => {
  it.each(['auto', 'portable'] as const)('takes the portable engine for %s', async (choice) => {
    expect((await chooseEngine(choice)).name).toBe('portable');
  });

  it.skipIf(native !== undefined)('says that bsdiff-node is missing where it is not compiled', async () => {
    await expect(chooseEngine('bsdiff-node')).rejects.toThrowCode('DELTA_ENGINE_MISSING');
  });

  it.runIf(native)('takes bsdiff-node where it is compiled (needs pnpm build:native)', async () => {
    expect((await chooseEngine('bsdiff-node')).name).toBe('bsdiff-node');
  });
});
