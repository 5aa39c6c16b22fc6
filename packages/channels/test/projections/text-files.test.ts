import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textFiles } from '../../src/index.ts';
import { add, passed, point, promotion, state } from '../channel-builder.ts';

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

  // What dotnet/versions served for corefx 1.1.0: other packages were known good than were the latest. Its writers ended
  // lines as their machines did; ours end in a line feed.
  it('serves LKG and Latest of a real release, line for line', () => {
    const served = (pointer: string): string =>
      readFileSync(
        new URL(`../fixtures/dotnet-versions/corefx-1.1.0-${pointer}_Packages.txt`, import.meta.url),
        'utf8',
      );
    const packages = (pointer: string) =>
      served(pointer)
        .split('\n')
        .map((line) => {
          const [id = '', version = ''] = line.split(' ');
          return { id, version };
        });
    const history = state(
      [add('b1', { packages: packages('LKG') }), point('Latest', 'b1')],
      [promotion('LKG', 'b1', [passed('tests')])],
      [add('b2', { packages: packages('Latest') }), point('Latest', 'b2')],
    );
    const files = textFiles(history);
    for (const pointer of ['LKG', 'Latest']) {
      expect(files.get(`${pointer}_Packages.txt`)).toBe(served(pointer));
      expect(packages(pointer).length).toBeGreaterThan(100);
    }
  });
});
