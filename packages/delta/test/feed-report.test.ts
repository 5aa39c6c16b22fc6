import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { DeltaRecipe } from '../src/delta-recipe.ts';
import { findFeedNotes, findFeedProblems, matchesLine, type ReleaseFacts } from '../src/feed-report.ts';
import { releaseEntry } from '../src/releases-index.ts';

const SHA = 'A'.repeat(40);
const digestOf = (version: string): `sha256:${string}` =>
  `sha256:${Buffer.from(version).toString('hex').padStart(64, '0')}`;

type Present = Extract<ReleaseFacts, { readonly state: 'present' }>;

function full(version: string, id = 'App'): Present {
  const entry = releaseEntry({ sha1: SHA, size: 1, fileName: `${id}-${version}-full.nupkg` });
  const stamp = { size: 1, sha1: SHA, digest: digestOf(version) };
  return {
    entry,
    state: 'present',
    stamp,
    content: { id, version: formatNuGetVersion(entry.version), format: 'squirrel' },
  };
}

function delta(base: string, target: string): Present {
  const entry = releaseEntry({ sha1: SHA, size: 1, fileName: `App-${target}-delta.nupkg` });
  const stamp = (version: string) => ({ id: 'App', version, size: 1, digest: digestOf(version) });
  const result = { size: 1, digest: digestOf(target), modified: '1980-01-01T00:00:00' };
  const recipe: DeltaRecipe = {
    formatVersion: 1,
    format: 'squirrel',
    base: stamp(base),
    target: stamp(target),
    result,
    entries: [],
  };
  return { ...full(target), entry, content: { id: 'App', version: target, format: 'squirrel', recipe } };
}

describe('findFeedProblems', () => {
  it('finds none in a sound feed', () => {
    expect(findFeedProblems([full('1.0.0'), delta('1.0.0', '1.1.0'), full('1.1.0')], 'squirrel')).toEqual([]);
  });

  it('finds none in an empty feed', () => {
    expect(findFeedProblems([], 'squirrel')).toEqual([]);
  });

  it.each<[string, readonly ReleaseFacts[], readonly unknown[]]>([
    ['a missing file', [{ entry: full('1.0.0').entry, state: 'missing' }], ['missing']],
    ['a file of another size', [{ ...full('1.0.0'), stamp: { ...full('1.0.0').stamp, size: 2 } }], ['size-mismatch']],
    [
      'a file with other bytes',
      [{ ...full('1.0.0'), stamp: { ...full('1.0.0').stamp, sha1: 'B' } }],
      ['sha1-mismatch'],
    ],
    ['a package that cannot be read', [{ ...full('1.0.0'), content: { code: 'X', message: 'x' } }], ['unreadable']],
    ['a line that stands twice', [full('1.0.0'), full('1.0.0')], ['duplicate-line']],
    [
      'a package of another version',
      [{ ...full('1.0.0'), content: { id: 'App', version: '2.0.0', format: 'squirrel' } }],
      ['identity-mismatch'],
    ],
    [
      'a delta that its clients do not apply',
      [
        full('1.0.0'),
        { ...delta('1.0.0', '1.1.0'), content: { id: 'App', version: '1.1.0', format: 'velopack' } },
        full('1.1.0'),
      ],
      ['format-mismatch'],
    ],
    [
      'other bytes with the same SHA-1',
      [{ ...full('1.0.0'), entry: { ...full('1.0.0').entry, digest: digestOf('2.0.0') } }],
      ['digest-mismatch'],
    ],
    ['another package', [full('1.0.0'), full('1.0.0', 'Other')], ['other-package']],
    ['a delta whose base is not there', [delta('1.0.0', '1.1.0'), full('1.1.0')], ['base-missing']],
    ['a delta whose target is not there', [full('1.0.0'), delta('1.0.0', '1.1.0')], ['target-mismatch']],
    [
      'a delta that leads to other bytes',
      [full('1.0.0'), delta('1.0.0', '1.1.0'), { ...full('1.1.0'), stamp: full('1.0.0').stamp }],
      ['target-mismatch'],
    ],
  ])('finds %s', (_what, facts, kinds) => {
    expect(findFeedProblems(facts, 'squirrel').map((problem) => problem.kind)).toEqual(kinds);
  });

  it('asks nothing of packages that lie elsewhere', () => {
    const remote = (version: string): ReleaseFacts => ({ entry: full(version).entry, state: 'remote' });
    expect(findFeedProblems([remote('1.0.0'), delta('1.0.0', '1.1.0'), remote('1.1.0')], 'squirrel')).toEqual([]);
  });
});

describe('findFeedNotes', () => {
  it('names packages that lie elsewhere, and deltas that do not say what they were made from', () => {
    const facts: ReleaseFacts[] = [
      { entry: full('1.0.0').entry, state: 'remote' },
      { ...delta('1.0.0', '1.1.0'), content: { id: 'App', version: '1.1.0', format: 'squirrel' } },
      full('1.1.0'),
    ];
    expect(findFeedNotes(facts)).toEqual([
      { kind: 'remote', path: 'App-1.0.0-full.nupkg' },
      { kind: 'base-undeclared', path: 'App-1.1.0-delta.nupkg' },
    ]);
  });
});

describe('matchesLine', () => {
  it('compares size and SHA-1', () => {
    const { entry, stamp } = full('1.0.0');
    expect(matchesLine(entry, stamp)).toBe(true);
    expect(matchesLine(entry, { ...stamp, size: 2 })).toBe(false);
    expect(matchesLine(entry, { ...stamp, sha1: 'B' })).toBe(false);
  });
});
