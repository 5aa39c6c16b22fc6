import { describe, expect, it } from 'vitest';
import { choosePreset } from '../../src/engine/choose-preset.ts';
import { GENERAL_PRESET, LARGE_PRESET } from '../../src/engine/preset.ts';

describe('choosePreset', () => {
  it('searches small files thoroughly', () => {
    expect(choosePreset(Buffer.from('text'))).toBe(GENERAL_PRESET);
  });

  it('saves memory and time on large files', () => {
    expect(choosePreset(new Uint8Array(24 * 2 ** 20))).toBe(LARGE_PRESET);
  });
});
