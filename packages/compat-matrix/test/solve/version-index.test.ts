import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { versionIndex } from '../../src/solve/version-index.ts';
import { membersOf } from '../../src/solve/version-set.ts';

const VERSIONS = [
  '0.9.0',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.0-beta',
  '1.2.0',
  '1.9.9',
  '2.0.0-rc.1',
  '2.0.0',
  '3.0.0',
];
const RANGES = [
  '*',
  '',
  '^1.0',
  '~1.0',
  '>=1.0.0 <2',
  '<1',
  '>1.0.0',
  '<=1.2.0',
  '1.x || >=3',
  '^1.2.0-alpha',
  '1.0.0 - 2.0.0',
  '=1.0.1',
  '>2.0.0-rc.0',
  '<0.0.0-0',
  '1.2.0-beta',
];

describe('versionIndex', () => {
  it.each(RANGES)('finds in "%s" what npm finds', (range) => {
    const { matching, versions } = versionIndex(VERSIONS);
    const found = membersOf(matching(new semver.Range(range))).map((member) => versions[member]);
    expect(found).toEqual(VERSIONS.filter((version) => semver.satisfies(version, range)));
  });

  it('keeps the order of the component, whatever semver says', () => {
    const { matching } = versionIndex(['2024.1.0', '1.0.0', '1.1.0']);
    expect(membersOf(matching(new semver.Range('^1')))).toEqual([1, 2]);
  });
});
