import { describe, expect, it } from 'vitest';
import { bsdiffNodeEngine } from '../../src/fs/index.ts';
import { applyBsdiff40 } from '../../src/index.ts';
import { changed, joined, noise } from '../sample-bytes.ts';

const engine = await bsdiffNodeEngine();
// CI runs this suite before and after the native engine is compiled, so that neither state goes untested.
const [itWithout, itWith] = engine === undefined ? [it, undefined] : [undefined, it];
if (engine === undefined) console.info('skipped: needs bsdiff-node (pnpm build:native)');
const BASE = noise(5000, 1);

describe('bsdiffNodeEngine', () => {
  itWithout?.('is undefined where bsdiff-node is not compiled', () => {
    expect(engine).toBeUndefined();
  });

  itWith?.each([
    ['scattered changes', BASE, changed(BASE, 300, 2)],
    ['moved parts', BASE, joined(BASE.subarray(2500), noise(40, 3), BASE.subarray(0, 2500))],
    ['nothing left', BASE, new Uint8Array()],
    ['a new file', new Uint8Array(), BASE],
  ])('makes patches of %s that the package itself applies (needs pnpm build:native)', async (_, base, target) => {
    const patch = await engine?.diff(base, target);
    expect(Buffer.compare(applyBsdiff40(base, patch ?? new Uint8Array()), target)).toBe(0);
  });
});
