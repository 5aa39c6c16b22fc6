import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCovers } from '../../src/engine/find-covers.ts';
import { MANAGED_PRESET } from '../../src/engine/preset.ts';
import { patchReader, type PatchStreams, patchWriter } from '../../src/nuspine/patch-streams.ts';

function patch(...pairs: readonly (readonly [reference: Uint8Array, target: Uint8Array])[]): PatchStreams {
  const writer = patchWriter();
  for (const [reference, target] of pairs) {
    writer.add(reference, target, findCovers(reference, target, MANAGED_PRESET));
  }
  return writer.streams();
}

const base = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(9));
const target = Buffer.from(`New: ${base.toString().replaceAll('quick', 'quack')} The end.`);

describe('patchReader', () => {
  it('makes what patchWriter was given, one target after the other', () => {
    const [text, numbers] = [fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ max: 3, maxLength: 300 })];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(text, numbers), fc.oneof(text, numbers)), { maxLength: 4 }), (pairs) => {
        const reader = patchReader(patch(...pairs));
        for (const [reference, wanted] of pairs) {
          expect(Buffer.from(reader.make(reference, wanted.length))).toEqual(Buffer.from(wanted));
        }
        reader.finish();
      }),
    );
  });

  it('makes a target as far as it is asked for, and says what it takes before it does', () => {
    const reference = new Uint8Array(base.length);
    const need = (start: number, end: number): void => reference.set(base.subarray(start, end), start);
    const reader = patchReader(patch([base, target]));
    const growing = reader.begin(reference, target.length, need);
    expect(growing.upTo(1).subarray(0, 1)).toEqual(Uint8Array.from(target.subarray(0, 1)));
    expect(reference.every((byte) => byte === 0)).toBe(true);
    expect(growing.upTo(100).subarray(0, 100)).toEqual(Uint8Array.from(target.subarray(0, 100)));
    expect(() => {
      reader.finish();
    }).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(growing.upTo(target.length)).toEqual(Uint8Array.from(target));
    reader.finish();
  });

  it('refuses a step out of bounds or that does nothing', () => {
    const streams = patch([base, target]);
    expect(() => patchReader(streams).make(base.subarray(0, 100), target.length)).toThrowCode(
      'DELTA_CONTAINER_CORRUPT',
    );
    expect(() => patchReader(streams).make(base, 9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    const idle = { ...streams, lengths: Uint8Array.of(0), literalLengths: Uint8Array.of(0), jumps: Uint8Array.of(0) };
    expect(() => patchReader(idle).make(base, 9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses streams that end too early', () => {
    const streams = patch([base, target]);
    const cut = { ...streams, literals: streams.literals.subarray(0, -1) };
    expect(() => patchReader(cut).make(base, target.length)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });

  it('refuses streams that go on behind the end', () => {
    const { differences, runs, ...rest } = patch([base, target]);
    const more: readonly PatchStreams[] = [
      { ...rest, runs, differences: Uint8Array.of(...differences, 1) },
      { ...rest, differences: Uint8Array.of(...differences, 1), runs: Uint8Array.of(...runs, 50) },
      { ...rest, runs, differences, literals: Uint8Array.of(...rest.literals, 1) },
    ];
    for (const streams of more) {
      const reader = patchReader(streams);
      expect(() => {
        reader.make(base, target.length);
        reader.finish();
      }).toThrowCode('DELTA_CONTAINER_CORRUPT');
    }
  });
});
