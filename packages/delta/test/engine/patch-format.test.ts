import { describe, expect, it } from 'vitest';
import { applyPatch, patchFormatOf } from '../../src/engine/patch-format.ts';
import { portableEngine } from '../../src/engine/portable-engine.ts';
import { zstdEngine } from '../../src/engine/zstd-engine.ts';

const BASE = Buffer.from('what the base says, at some length');
const TARGET = Buffer.from('what the target says, at some length');
const BSDIFF = await portableEngine().diff(BASE, TARGET);
const ZSTD = await zstdEngine().diff(BASE, TARGET);

describe('applyPatch', () => {
  it.each([
    ['bsdiff40', BSDIFF],
    ['zstd', ZSTD],
  ] as const)('applies a patch in the format %s', (format, patch) => {
    expect(Buffer.from(applyPatch(format, BASE, patch)).toString()).toBe(TARGET.toString());
  });

  it('takes no patch of another format', () => {
    expect(() => applyPatch('bsdiff40', BASE, Buffer.concat([ZSTD, BASE]))).toThrowCode('DELTA_PATCH_CORRUPT');
    expect(() => applyPatch('zstd', BASE, BSDIFF)).toThrowCode('DELTA_PATCH_CORRUPT');
  });
});

describe('patchFormatOf', () => {
  it('is told by the first bytes', () => {
    expect([patchFormatOf(BSDIFF), patchFormatOf(ZSTD)]).toEqual(['bsdiff40', 'zstd']);
    expect(() => patchFormatOf(TARGET)).toThrowCode('DELTA_PATCH_CORRUPT');
  });
});
