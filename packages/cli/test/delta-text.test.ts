import { describe, expect, it } from 'vitest';
import { applyText, deltaText, diffText } from '../src/delta-text.ts';

const DIGEST = `sha256:${'0'.repeat(64)}` as const;
const OUTPUT = { size: 100, digest: DIGEST, sha1: 'A'.repeat(40) };
const BASE = { id: 'App', version: '1.0.0', digest: DIGEST, size: 900 };
const TARGET = { id: 'App', version: '1.1.0', digest: DIGEST, size: 1000 };

describe('deltaText', () => {
  it('counts the files of each kind and says what applying gives', () => {
    const text = deltaText({
      format: 'squirrel',
      exactness: 'bytes',
      base: BASE,
      target: TARGET,
      output: { ...OUTPUT, name: 'App-1.1.0-delta.nupkg' },
      files: [
        { path: 'a', kind: 'patched', baseSize: 10, targetSize: 12, deltaSize: 30, engine: 'portable' },
        { path: 'b', kind: 'patched', baseSize: 10, targetSize: 12, deltaSize: 20, engine: 'portable' },
        { path: 'c', kind: 'unchanged', baseSize: 10, targetSize: 10 },
      ],
    });
    expect(text.split('\n')).toEqual([
      'files      count  in the delta',
      'patched        2      50 bytes',
      'unchanged      1       0 bytes',
      '',
      'App-1.1.0-delta.nupkg: App 1.0.0 to 1.1.0, applying it gives the target byte for byte',
      `100 bytes, 10.0 % of the full package  ${DIGEST}`,
      '',
    ]);
  });
});

describe('applyText', () => {
  it('says how far the result was proven', () => {
    const report = { exactness: 'bytes' as const, base: BASE, target: TARGET, files: [] };
    expect(applyText({ ...report, output: { ...OUTPUT, name: 'App-1.1.0-full.nupkg' } })).toBe(
      `App-1.1.0-full.nupkg: App 1.0.0 to 1.1.0, byte for byte the released package\n100 bytes  ${DIGEST}\n`,
    );
  });
});

describe('diffText', () => {
  it('says how small the patch is and what made it', () => {
    const report = { engine: 'portable' as const, baseSize: 9, targetSize: 200, patchSize: 100 };
    expect(diffText(report)).toBe('100 bytes, 50.0 % of the target, made by portable\n');
  });
});
