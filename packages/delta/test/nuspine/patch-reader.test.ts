import { describe, expect, it } from 'vitest';
import { patchReader, wholeReference } from '../../src/nuspine/patch-reader.ts';
import type { PatchStreams } from '../../src/nuspine/patch-streams.ts';
import { patch } from './sample-patch.ts';

const base = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(9));
const target = Buffer.from(`New: ${base.toString().replaceAll('quick', 'quack')} The end.`);

describe('patchReader', () => {
  it('makes a target that was passed over later, as far as it is asked for', () => {
    const again = Buffer.concat([target, base]);
    const reader = patchReader(patch([base, target], [target, again], [base, target]));
    const [first, second] = [reader.leave(target.length), reader.leave(again.length)];
    expect(reader.make(base, target.length)).toEqual(Uint8Array.from(target));
    reader.finish();
    const later = second(wholeReference(target));
    expect(later.upTo(again.length)).toEqual(Uint8Array.from(again));
    const growing = first(wholeReference(base));
    expect(growing.upTo(1).subarray(0, 1)).toEqual(Uint8Array.from(target.subarray(0, 1)));
    expect(growing.upTo(target.length)).toEqual(Uint8Array.from(target));
  });

  it('refuses to pass over steps that do nothing, or too much, or that end too early', () => {
    const streams = patch([base, target]);
    const idle = { ...streams, lengths: Uint8Array.of(0), literalLengths: Uint8Array.of(0), jumps: Uint8Array.of(0) };
    expect(() => patchReader(idle).leave(9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(() => patchReader(streams).leave(9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    const cut = { ...streams, literals: streams.literals.subarray(0, -1) };
    expect(() => patchReader(cut).leave(target.length)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
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

describe('wholeReference', () => {
  it('copies what it has, and nothing else', () => {
    const reference = wholeReference(Uint8Array.of(1, 2, 3));
    const copied = new Uint8Array(4);
    expect(reference.copy(1, 2, copied, 1)).toBe(true);
    expect([...copied]).toEqual([0, 2, 3, 0]);
    expect(reference.copy(-1, 2, copied, 0)).toBe(false);
    expect(reference.copy(2, 2, copied, 0)).toBe(false);
  });
});
