import { describe, expect, it } from 'vitest';
import { choosePresets, indexStepFor } from '../../src/engine/choose-preset.ts';
import { GENERAL_PRESET, LARGE_PRESET, MANAGED_PRESET, NATIVE_PRESET } from '../../src/engine/preset.ts';
import { peFile } from './pe-file.ts';

const LARGE = 24 * 2 ** 20;

describe('choosePresets', () => {
  it.each([
    ['text', new Uint8Array(Buffer.from('text')), [GENERAL_PRESET]],
    ['native code', peFile({ cli: 0 }), [NATIVE_PRESET]],
    ['IL that was compiled ahead of time', peFile({ machine: 0x8664 }), [NATIVE_PRESET]],
    ['a program for Linux', Buffer.from('7f454c460201', 'hex'), [NATIVE_PRESET]],
    ['a small assembly', peFile({}), [MANAGED_PRESET, GENERAL_PRESET]],
    ['a large assembly', peFile({ size: 2 ** 20 + 1 }), [MANAGED_PRESET]],
    ['a file too large for thoroughness', peFile({ size: LARGE }), [LARGE_PRESET]],
  ])('knows how to search %s', (_, target, presets) => {
    expect(choosePresets(target.length, target)).toEqual(presets);
  });

  it('saves memory on a large base too', () => {
    expect(choosePresets(LARGE, Buffer.from('text'))).toEqual([LARGE_PRESET]);
  });
});

describe('indexStepFor', () => {
  it.each([
    [0, 0, 1],
    [LARGE - 1, 10, 1],
    [LARGE, 10, 8],
    [10, LARGE, 8],
  ])('is the step of the presets for a base of %i and a target of %i bytes', (base, target, step) => {
    expect(indexStepFor(base, target)).toBe(step);
    expect(choosePresets(base, new Uint8Array(target)).map(({ indexStep }) => indexStep)).toEqual([step]);
  });
});
