import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { DigestedFile } from '../../src/nuspine/package-files.ts';
import { chooseOthers, planFile, readAhead, readOthers } from '../../src/nuspine/planned-file.ts';

function file(path: string, content: string, read: () => void = () => undefined): DigestedFile {
  const bytes = Buffer.from(content);
  return {
    path,
    size: bytes.length,
    crc32: 0,
    digest: digestBytes(bytes),
    read: async () => {
      read();
      return bytes;
    },
  };
}

const BASE = [file('a', 'old a'), file('b', 'same'), file('gone', 'gone')];

describe('planFile', () => {
  it('codes what is not a file of the base', () => {
    expect(planFile(5, undefined)).toEqual({ mode: 'plain', size: 5 });
    expect(planFile(5, { index: 2, isSame: false })).toEqual({ mode: 'plain', size: 5, peer: 2 });
    expect(planFile(5, { index: 2, isSame: true })).toEqual({ mode: 'same', size: 5, peer: 2 });
  });
});

describe('chooseOthers', () => {
  it('takes all where there is something to code and not much to look through', () => {
    expect(chooseOthers([planFile(5, { index: 0, isSame: false })], BASE)).toBe('all');
    expect(chooseOthers([planFile(5, { index: 0, isSame: true })], BASE)).toBe('none');
    const large = [...BASE, { ...file('large', ''), size: 2 ** 26 }];
    expect(chooseOthers([planFile(5, { index: 0, isSame: false })], large)).toBe('none');
  });
});

describe('readOthers', () => {
  it('reads the files of the base that are nobody’s peer', async () => {
    const plans = [planFile(5, { index: 0, isSame: false }), planFile(4, { index: 1, isSame: true })];
    expect((await readOthers(plans, BASE, 'all')).map(String)).toEqual(['same', 'gone']);
    expect(await readOthers(plans, BASE, 'none')).toEqual([]);
  });
});

describe('readAhead', () => {
  const plans = [
    { file: file('a', 'new a'), plan: planFile(5, { index: 0, isSame: false }) },
    { file: file('b', 'same'), plan: planFile(4, { index: 1, isSame: true }) },
    { file: file('c', 'new'), plan: planFile(3, undefined) },
  ];

  it('gives files in their order with what they came from, and does not read what the base has', async () => {
    const found = [];
    for await (const { file: each, content, peer } of readAhead(plans, BASE)) {
      found.push([each.path, content?.toString(), peer?.content.toString()]);
    }
    expect(found).toEqual([
      ['a', 'new a', 'old a'],
      ['b', undefined, undefined],
      ['c', 'new', undefined],
    ]);
  });

  it('reads some while one is used, and no more than there is room for', async () => {
    let read = 0;
    const large = Array.from({ length: 9 }, (_, index) => ({
      file: { ...file(String(index), 'x', () => (read += 1)), size: 2 ** 20 },
      plan: planFile(2 ** 20, undefined),
    }));
    const most: number[] = [];
    let used = 0;
    for await (const { content } of readAhead(large, [])) {
      expect(content).toBeDefined();
      used += 1;
      most.push(read - used);
    }
    expect(Math.max(...most)).toBeGreaterThan(0);
    expect(Math.max(...most)).toBeLessThanOrEqual(4);
  });
});
