import { beforeAll, describe, expect, it } from 'vitest';
import { formatBsdiff40, parseBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { bsdiff40Makes } from '../../src/bsdiff40/apply-bsdiff40.ts';
import { applyBsdiff40, bzip2Compress, DEFAULT_PATCH_LIMITS, DeltaError, portableEngine } from '../../src/index.ts';
import { changed, joined, noise } from '../sample-bytes.ts';
import {
  bombs,
  damages,
  type HostilePatch,
  truncations,
  withControlEdges,
  withHeaderEdges,
} from './hostile-patches.ts';
import { controlOf, patchOf, type PatchParts } from './patches.ts';

const BASE = Buffer.from('abcdefgh');
const HUGE = 2 ** 52;

function applied(parts: PatchParts): string {
  return Buffer.from(applyBsdiff40(BASE, patchOf(parts))).toString('latin1');
}

describe('applyBsdiff40', () => {
  it('adds, copies and seeks', () => {
    const steps = [
      [2, 3, 4],
      [2, 0, -8],
      [1, 1, 0],
    ];
    expect(applied({ targetSize: 9, steps, difference: '\0\x01\0\0\xff', extra: 'XYZ!' })).toBe('acXYZgh`!');
  });

  it('makes an empty target from no steps', () => {
    expect(applied({ targetSize: 0, steps: [] })).toBe('');
  });

  it('accepts steps that only seek, which bsdiff writes', () => {
    const steps = [
      [0, 0, 5],
      [0, 0, -4],
      [2, 0, 0],
    ];
    expect(applied({ targetSize: 2, steps, difference: '\0\0' })).toBe('bc');
  });

  it('accepts a section that was left out', () => {
    const control = bzip2Compress(controlOf([[1, 0, 0]]));
    const patch = formatBsdiff40({
      targetSize: 1,
      control,
      difference: bzip2Compress(Buffer.of(1)),
      extra: Buffer.of(),
    });
    expect(Buffer.from(applyBsdiff40(BASE, patch)).toString()).toBe('b');
  });

  it.each([
    ['a negative length to add (CVE-2014-9862)', [[-1, 3, 0]]],
    ['a negative length to copy', [[1, -1, 0]]],
    ['a length to add beyond the target', [[3, 0, 0]]],
    ['lengths that together leave the target (CVE-2020-14315)', [[1, 2, 0]]],
    ['a huge length to add', [[HUGE, 0, 0]]],
    ['a huge length to copy', [[0, HUGE, 0]]],
    [
      'bytes before the base',
      [
        [0, 0, -1],
        [1, 1, 0],
      ],
    ],
    [
      'bytes behind the base',
      [
        [0, 0, 8],
        [1, 1, 0],
      ],
    ],
    [
      'a position that no number can hold',
      [
        [0, 0, HUGE],
        [0, 0, HUGE],
        [1, 1, 0],
      ],
    ],
    [
      'more steps than bytes to write',
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [1, 1, 0],
      ],
    ],
  ])('refuses %s', (_, steps) => {
    expect(() => applied({ targetSize: 2, steps, difference: '\0\0', extra: 'ab' })).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it.each([
    ['control', { targetSize: 2, steps: [[1, 0, 0]], difference: '\0\0' }],
    ['difference', { targetSize: 2, steps: [[2, 0, 0]], difference: '\0' }],
    ['extra', { targetSize: 2, steps: [[0, 2, 0]], extra: 'a' }],
  ])('refuses a %s section that is too short', (_, parts) => {
    expect(() => applied(parts)).toThrowCode('DELTA_PATCH_TRUNCATED');
  });

  it.each([
    [
      'control',
      {
        targetSize: 1,
        steps: [
          [1, 0, 0],
          [0, 0, 0],
        ],
        difference: '\0',
      },
    ],
    ['difference', { targetSize: 1, steps: [[1, 0, 0]], difference: '\0\0' }],
    ['extra', { targetSize: 1, steps: [[0, 1, 0]], extra: 'ab' }],
  ])('refuses a %s section that is too long', (_, parts) => {
    expect(() => applied(parts)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it('refuses a target that is larger than allowed', () => {
    const patch = patchOf({ targetSize: 2, steps: [[2, 0, 0]], difference: '\0\0' });
    expect(() => applyBsdiff40(BASE, patch, { maxTargetSize: 1 })).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('rebuilds the target or throws a coded error, whatever the control section says', () => {
    const seeds = Array.from({ length: 400 }, (_, i) => i + 1);
    for (const seed of seeds) {
      const plain = noise(72, seed, seed % 3 === 0 ? 256 : 3);
      const patch = formatBsdiff40({
        ...parseBsdiff40(patchOf({ targetSize: 9, steps: [], difference: '0123456789', extra: '0123456789' }), LIMITS),
        control: bzip2Compress(plain),
      });
      expect(['other bytes', 'refused'], `seed ${String(seed)}`).toContain(outcome(BASE, patch, Buffer.of()));
    }
  });
});

const LIMITS = DEFAULT_PATCH_LIMITS;

function outcome(base: Uint8Array, patch: Uint8Array, target: Uint8Array): string {
  try {
    const found = applyBsdiff40(base, patch, { maxTargetSize: 10_000 });
    return Buffer.compare(found, target) === 0 ? 'target' : 'other bytes';
  } catch (error) {
    return error instanceof DeltaError ? 'refused' : String(error);
  }
}

const MUTANTS = process.env['NUSPINE_DEEP'] === '1' ? 50_000 : 500;
/** No hostile patch may take longer, in milliseconds of processor time. */
const MAX_MS = 1000;
/** No hostile patch may take more memory than its target, its compressed sections and the blocks of three readers. */
const MAX_MEMORY = 64 * 2 ** 20;

const RELEASED = noise(400, 1);
const TARGET = joined(
  RELEASED.subarray(200),
  noise(30, 3),
  changed(RELEASED.subarray(0, 200), 9, 2),
  RELEASED.subarray(100, 260),
);
let patch: Uint8Array;

beforeAll(async () => {
  patch = await portableEngine().diff(RELEASED, TARGET);
});

/** Applies each patch. Throws for the first that gives anything but bytes or a coded error, or takes too much. */
function outcomes(patches: Iterable<HostilePatch>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { what, patch: hostile } of patches) {
    const start = process.cpuUsage();
    const found = hostileOutcome(hostile);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000, what).toBeLessThan(MAX_MS);
    if (found instanceof Error) throw new Error(`patch with ${what} is not refused as it should be`, { cause: found });
    counts[found] = (counts[found] ?? 0) + 1;
  }
  return counts;
}

function hostileOutcome(hostile: Uint8Array): string | Error {
  try {
    const found = applyBsdiff40(RELEASED, hostile, { maxTargetSize: TARGET.length });
    return Buffer.compare(found, TARGET) === 0 ? 'the target' : 'other bytes';
  } catch (error) {
    if (error instanceof DeltaError) return error.code;
    return error instanceof Error ? error : new Error(String(error));
  }
}

describe('applyBsdiff40', () => {
  it('refuses numbers of the header that do not fit, or gives what they say', () => {
    const counts = outcomes(withHeaderEdges(patch));
    console.log('header fields:', counts);
    expect(counts).not.toHaveProperty('the target');
    expect(counts).toHaveProperty('DELTA_LIMIT_EXCEEDED');
  });

  it('refuses numbers of the control section that do not fit, or gives what they say', () => {
    const counts = outcomes(withControlEdges(patch));
    console.log('control fields:', counts);
    expect(counts).toHaveProperty('DELTA_PATCH_CORRUPT');
  });

  it('refuses a patch that is cut off anywhere', () => {
    const counts = outcomes(truncations(patch));
    console.log('truncations:', counts);
    expect(Object.keys(counts).filter((code) => !code.endsWith('_TRUNCATED'))).toEqual([]);
  });

  it('refuses sections that decompress to far more than the target, in bounded memory', () => {
    for (const { what, patch: bomb } of bombs(TARGET.length)) {
      const before = process.memoryUsage().arrayBuffers;
      expect(bomb.length, what).toBeLessThan(2000);
      expect(hostileOutcome(bomb), what).toMatch(/^DELTA_/);
      expect(process.memoryUsage().arrayBuffers - before, what).toBeLessThan(MAX_MEMORY);
    }
  });

  it(`gives bytes or a coded error for ${String(MUTANTS)} damaged patches`, { timeout: 1_800_000 }, () => {
    const counts = outcomes(damages(patch, MUTANTS));
    console.log(`damaged patches, seeds 1 to ${String(MUTANTS)}:`, counts);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(MUTANTS);
  });
});

describe('bsdiff40Makes', () => {
  it.each([
    ['the target', TARGET, true],
    ['the target with another byte', joined(TARGET.subarray(0, 300), Buffer.from('?'), TARGET.subarray(301)), false],
    ['more than the target', joined(TARGET, Buffer.from('?')), false],
  ])('says whether a patch makes exactly %s', (_, wanted, answer) => {
    expect(bsdiff40Makes(RELEASED, patch, wanted)).toBe(answer);
  });

  it('throws what applying the patch would', () => {
    expect(() => bsdiff40Makes(RELEASED, patch, TARGET.subarray(1))).toThrowCode('DELTA_LIMIT_EXCEEDED');
    expect(() => bsdiff40Makes(RELEASED.subarray(300), patch, TARGET)).toThrowCode('DELTA_PATCH_CORRUPT');
  });
});
