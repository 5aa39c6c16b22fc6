import { describe, expect, it } from 'vitest';
import { textFiles } from '../../src/index.ts';
import { add, point, state } from '../channel-builder.ts';

describe('textFiles', () => {
  it('gives each pointer its label and its packages, without a line feed at the end', () => {
    const packages = [
      { id: 'A', version: '1.0.0' },
      { id: 'B', version: '2.0.0-rc.1' },
    ];
    const files = textFiles(state([add('b1', { label: 'servicing-30411-02', packages }), point('Latest', 'b1')]));
    expect([...files]).toEqual([
      ['Latest.txt', 'servicing-30411-02'],
      ['Latest_Packages.txt', 'A 1.0.0\nB 2.0.0-rc.1'],
    ]);
  });

  it('serves an alias under both names', () => {
    const alias = { type: 'alias', alias: 'Daily', pointer: 'Latest', until: '2027-01-01T00:00:00Z' } as const;
    const files = textFiles(state([add('b1'), point('Latest', 'b1')], [alias]));
    expect(files.get('Daily.txt')).toBe(files.get('Latest.txt'));
  });
});
