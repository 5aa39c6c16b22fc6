import { describe, expect, it } from 'vitest';
import { applyPins, isRight, type Pin } from '../src/index.ts';

function pin(start: number, found: string, wanted: string): Pin {
  return { what: 'version', start, end: start + found.length, found, wanted, rule: 'version-differs' };
}

describe('applyPins', () => {
  it('replaces every pin, whatever their order and lengths, and nothing else', () => {
    const pins = [pin(2, '1.0.0', '10.0.0-beta'), pin(10, '1', '2.0.0')];
    expect(applyPins('a 1.0.0 b 1 c', pins)).toBe('a 10.0.0-beta b 2.0.0 c');
    expect(applyPins('a 1.0.0 b 1 c', pins.toReversed())).toBe('a 10.0.0-beta b 2.0.0 c');
  });
});

describe('isRight', () => {
  it('is true when the text needs no change', () => {
    expect([isRight(pin(0, '1.0.0', '1.0.0')), isRight(pin(0, '1.0.0', '1.0.1'))]).toEqual([true, false]);
  });
});
