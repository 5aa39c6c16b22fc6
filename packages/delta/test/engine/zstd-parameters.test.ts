import { describe, expect, it } from 'vitest';
import {
  isNearlySame,
  isPromising,
  PROBE_SIZE,
  quickParameters,
  zstdMemory,
  zstdParameters,
  zstdWork,
} from '../../src/engine/zstd-parameters.ts';

describe('zstdParameters', () => {
  it('gives tables that index the whole base', () => {
    for (const size of [0, 10, 5000, 700_000, 20_000_000, 125_000_000]) {
      for (const { hashLog, chainLog } of zstdParameters(size, 'best')) {
        expect(2 ** hashLog).toBeGreaterThanOrEqual(size);
        expect(2 ** chainLog).toBeGreaterThanOrEqual(size);
      }
    }
  });

  it('takes a quicker level for large files', () => {
    expect(zstdParameters(125_000_000, 'default')).toEqual([{ level: 12, hashLog: 27, chainLog: 27 }]);
    expect(zstdParameters(700_000, 'default')).toMatchObject([{ level: 19, hashLog: 20, chainLog: 20 }]);
  });

  it('looks at more matches in larger files', () => {
    expect(zstdParameters(700_000, 'default')).toMatchObject([{ searchLog: 3 }]);
    expect(zstdParameters(7_000_000, 'default')).toMatchObject([{ searchLog: 4 }]);
  });

  it('looks at more matches as well when it is to try hardest', () => {
    const usual = { level: 19, hashLog: 20, chainLog: 20, targetLength: 256, searchLog: 3 };
    expect(zstdParameters(700_000, 'default')).toEqual([usual]);
    expect(zstdParameters(700_000, 'best')).toHaveLength(3);
    expect(zstdParameters(700_000, 'best')).toContainEqual(usual);
  });

  it('stays within what zstd allows', () => {
    for (const { hashLog, chainLog } of zstdParameters(2 ** 30 - 1, 'best')) {
      expect(Math.max(hashLog, chainLog)).toBeLessThanOrEqual(30);
    }
  });
});

describe('quickParameters', () => {
  it('gives tables that index the whole base, and for a large one nothing: all are made quickly', () => {
    expect(quickParameters(700_000)).toEqual({ level: 12, hashLog: 20, chainLog: 20 });
    expect(quickParameters(125_000_000)).toBeUndefined();
  });
});

describe('isPromising', () => {
  it('holds for a start of which less than a hundred and twenty-eighth is new', () => {
    expect(isPromising(new Uint8Array(PROBE_SIZE), new Uint8Array(1023))).toBe(true);
    expect(isPromising(new Uint8Array(PROBE_SIZE), new Uint8Array(1024))).toBe(false);
  });
});

describe('isNearlySame', () => {
  it('holds for a file of which less than a five hundred and twelfth is new', () => {
    expect(isNearlySame(new Uint8Array(512_000), new Uint8Array(999))).toBe(true);
    expect(isNearlySame(new Uint8Array(512_000), new Uint8Array(1000))).toBe(false);
  });
});

describe('zstdMemory', () => {
  it('counts tables and files', () => {
    const [base, target] = [new Uint8Array(1000), new Uint8Array(500)];
    expect(zstdMemory(base, target, { level: 19, hashLog: 20, chainLog: 21 })).toBe(2 * 4 * 3 * 2 ** 20 + 3000);
  });
});

describe('zstdWork', () => {
  it('is less for each of the tries that are made for one file, and grows with the file', () => {
    const work = zstdParameters(700_000, 'best').map((parameters) => zstdWork(new Uint8Array(100), parameters));
    expect(work).toEqual([700, 300, 100]);
  });
});
