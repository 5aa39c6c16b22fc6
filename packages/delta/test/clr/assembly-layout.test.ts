import { describe, expect, it } from 'vitest';
import { type AssemblyLayout, cutStreams, isDisjoint, joinStreams, restSize } from '../../src/clr/assembly-layout.ts';

const file = Buffer.from('head STRINGS mid USER tail');
const layout: AssemblyLayout = {
  streams: [
    { offset: 17, size: 4 },
    { offset: 5, size: 7 },
    { offset: 0, size: 0 },
  ],
  section: { address: 0, offset: 0, end: 26 },
  tablesHeader: 0,
  tablesTail: 0,
};

describe('joinStreams', () => {
  it('puts together what cutStreams took apart', () => {
    const rest = cutStreams(file, layout);
    expect(Buffer.from(rest).toString()).toBe('head  mid  tail');
    expect(rest).toHaveLength(restSize(layout, file.length));
    const streams = [Buffer.from('USER'), Buffer.from('STRINGS'), Buffer.alloc(0)];
    expect(Buffer.from(joinStreams(rest, streams, layout, file.length))).toEqual(file);
  });
});

describe('isDisjoint', () => {
  it('accepts streams in any order, and empty ones anywhere', () => {
    expect(isDisjoint(layout, file.length)).toBe(true);
  });

  it('refuses streams that overlap or reach beyond the file', () => {
    expect(isDisjoint({ ...layout, streams: [...layout.streams, { offset: 11, size: 2 }] }, file.length)).toBe(false);
    expect(isDisjoint(layout, 20)).toBe(false);
  });
});
