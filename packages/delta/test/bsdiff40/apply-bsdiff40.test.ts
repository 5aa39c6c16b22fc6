import { describe, expect, it } from 'vitest';
import { formatBsdiff40, parseBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { applyBsdiff40, bzip2Compress, DEFAULT_PATCH_LIMITS, DeltaError, portableEngine } from '../../src/index.ts';
import { changed, joined, noise } from '../sample-bytes.ts';
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

  it('refuses a control section that claims to be endless', () => {
    const control = bzip2Compress(new Uint8Array(24_000_000));
    const empty = bzip2Compress(Buffer.of());
    const patch = formatBsdiff40({ targetSize: 5, control, difference: empty, extra: empty });
    expect(() => applyBsdiff40(BASE, patch)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it('rebuilds the target or throws a coded error, whatever happens to the patch', async () => {
    const base = noise(400, 1, 40);
    const target = joined(changed(base, 20, 2), noise(60, 3));
    const patch = await portableEngine().diff(base, target);
    for (let mutant = 1; mutant <= 600; mutant += 1) {
      const bytes = mutated(patch, mutant);
      expect(['target', 'other bytes', 'refused'], `mutant ${String(mutant)}`).toContain(outcome(base, bytes, target));
    }
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

/** Flips a bit, cuts, or repeats a part, as the seed says. */
function mutated(patch: Uint8Array, seed: number): Uint8Array {
  const random = new DataView(noise(8, seed * 7919).buffer);
  const place = random.getUint32(0, true) % patch.length;
  const copy = patch.slice();
  const kind = seed % 4;
  if (kind === 0) return copy.subarray(0, place);
  if (kind === 1) return joined(copy.subarray(0, place), copy.subarray(place >> 1));
  if (kind === 2) copy[place % 32] = random.getUint8(4);
  copy[place] = (copy[place] ?? 0) ^ (1 << random.getUint8(5) % 8);
  return copy;
}

function outcome(base: Uint8Array, patch: Uint8Array, target: Uint8Array): string {
  try {
    const found = applyBsdiff40(base, patch, { maxTargetSize: 10_000 });
    return Buffer.compare(found, target) === 0 ? 'target' : 'other bytes';
  } catch (error) {
    return error instanceof DeltaError ? 'refused' : String(error);
  }
}
