import { describe, expect, it } from 'vitest';
import { besideRegions, cutRegions, fillRegions, isDisjoint, restSize } from '../../src/clr/assembly-layout.ts';

const file = Buffer.from('head STRINGS mid USER tail');
const regions = [
  { offset: 17, size: 4 },
  { offset: 5, size: 7 },
  { offset: 0, size: 0 },
];

describe('besideRegions', () => {
  it('gives what stands between the regions, without a copy', () => {
    const pieces = besideRegions(file, regions);
    expect(pieces.map((piece) => Buffer.from(piece).toString())).toEqual(['head ', ' mid ', ' tail']);
    expect(pieces.every(({ buffer }) => buffer === file.buffer)).toBe(true);
  });
});

describe('fillRegions', () => {
  it('puts together what cutRegions took apart', () => {
    const rest = cutRegions(file, regions);
    expect(Buffer.from(rest).toString()).toBe('head  mid  tail');
    expect(rest).toHaveLength(restSize(regions, file.length));
    const contents = [Buffer.from('USER'), Buffer.from('STRINGS'), Buffer.alloc(0)];
    const filled = regions.map((region, index) => ({ ...region, content: contents[index] ?? Buffer.alloc(0) }));
    expect(Buffer.from(fillRegions(rest, filled, file.length))).toEqual(file);
  });
});

describe('isDisjoint', () => {
  it('accepts regions in any order, and empty ones anywhere', () => {
    expect(isDisjoint(regions, file.length)).toBe(true);
  });

  it('refuses regions that overlap or reach beyond the file', () => {
    expect(isDisjoint([...regions, { offset: 11, size: 2 }], file.length)).toBe(false);
    expect(isDisjoint(regions, 20)).toBe(false);
  });
});
