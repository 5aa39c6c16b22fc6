import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
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
    content: { id, version: formatNuGetVersion(entry.version), format: 'squirrel', provesEveryFile: false },
  };
}

// What a delta of Squirrel's own says.
const SILENT = { id: 'App', version: '1.1.0', format: 'squirrel', provesEveryFile: false } as const;

function delta(base: string, target: string): Present {
  const entry = releaseEntry({ sha1: SHA, size: 1, fileName: `App-${target}-delta.nupkg` });
  const stamp = (version: string) => ({ id: 'App', version, size: 1, digest: digestOf(version) });
  const ends = { base: stamp(base), target: stamp(target) };
  return { ...full(target), entry, content: { ...SILENT, version: target, ends } };
}

/** The delta as our own index would list it between two versions. */
function listed(fact: Present, base: string, target: string): Present {
  const end = (version: string) => ({ version: parseNuGetVersion(version), size: 1, digest: digestOf(version) });
  return { ...fact, entry: { ...fact.entry, ends: { base: end(base), target: end(target) } } };
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
      [{ ...full('1.0.0'), content: { ...SILENT, version: '2.0.0' } }],
      ['identity-mismatch'],
    ],
    [
      'a delta that its clients do not apply',
      [full('1.0.0'), { ...delta('1.0.0', '1.1.0'), content: { ...SILENT, format: 'velopack' } }, full('1.1.0')],
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
      'a delta between other packages than the index says',
      [full('1.0.0'), listed(delta('1.0.0', '1.1.0'), '1.0.0', '1.2.0'), full('1.1.0')],
      ['ends-mismatch'],
    ],
    [
      'a delta after a gap that leaves files as they are',
      [full('1.0.0'), full('1.1.0'), delta('1.1.0', '1.2.0'), full('1.2.0')],
      ['gap'],
    ],
    [
      'a delta that leads to other bytes',
      [full('1.0.0'), delta('1.0.0', '1.1.0'), { ...full('1.1.0'), stamp: full('1.0.0').stamp }],
      ['target-mismatch'],
    ],
  ])('finds %s', (_what, facts, kinds) => {
    expect(findFeedProblems(facts, 'squirrel').map((problem) => problem.kind)).toEqual(kinds);
  });

  it('has nothing against a gap before a delta that proves every file', () => {
    const { content, ...rest } = delta('1.1.0', '1.2.0');
    const proving: ReleaseFacts = { ...rest, content: { ...SILENT, ...content, provesEveryFile: true } };
    const facts = [full('1.0.0'), full('1.1.0'), proving, full('1.2.0')];
    expect(findFeedProblems(facts, 'squirrel')).toEqual([]);
    expect(findFeedNotes(facts, 'squirrel')).toEqual([{ kind: 'gap', path: 'App-1.1.0-full.nupkg' }]);
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
      { ...delta('1.0.0', '1.1.0'), content: SILENT },
      full('1.1.0'),
    ];
    expect(findFeedNotes(facts, 'squirrel')).toEqual([
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
