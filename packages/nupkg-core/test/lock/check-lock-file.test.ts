import { formatNuGetVersion, parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  changedPackages,
  checkLockFile,
  lockedVersions,
  type LockExpectation,
  type LockFile,
  lockTarget,
  parseLockFile,
} from '../../src/index.ts';
import { request } from '../resolve/tree.ts';

const NET8 = parseTargetFramework('net8.0');
const LOCK = parseLockFile(
  Buffer.from(
    JSON.stringify({
      version: 2,
      dependencies: {
        'net8.0/win-x64': {},
        'net8.0': {
          A: { type: 'Direct', requested: '[1.0.0-Beta, )', resolved: '1.0.0', contentHash: 'a' },
          B: { type: 'Transitive', resolved: '1.0.0', contentHash: 'b' },
          C: { type: 'CentralTransitive', requested: '[1.0.0, )', resolved: '1.0.0', contentHash: 'c' },
          P: { type: 'Project' },
        },
      },
    }),
  ),
  'packages.lock.json',
);
const TARGET = lockTarget(LOCK, { framework: NET8, requests: [], central: new Map() });

/** Targets for one framework, each of which locks another package. */
function aliasedLock(...aliases: readonly string[]): LockFile {
  const targets = aliases.map((alias) => [
    alias,
    {
      framework: 'net8.0',
      dependencies: { [alias.toUpperCase()]: { type: 'Direct', requested: '[1.0.0, )', resolved: '1.0.0' } },
    },
  ]);
  const document = { version: 3, ...Object.fromEntries(targets) };
  return parseLockFile(Buffer.from(JSON.stringify(document)), 'packages.lock.json');
}

function asking(...requests: readonly string[]): LockExpectation {
  return { framework: NET8, requests: requests.map(request), central: new Map() };
}

const CENTRAL = { c: '1.0' };

function check(requests: readonly string[], central: Readonly<Record<string, string>> = CENTRAL, framework = NET8) {
  const ranges = Object.entries(central).map(([id, range]) => [id, parseVersionRange(range)] as const);
  return checkLockFile(LOCK, { framework, requests: requests.map(request), central: new Map(ranges) });
}

describe('checkLockFile', () => {
  it('finds nothing where the same is asked for', () => {
    expect(check(['a 1.0.0-beta'])).toEqual([]);
  });

  it.each([
    ['another framework', () => check(['A 1.0.0-beta'], CENTRAL, parseTargetFramework('net9.0'))],
    ['another range', () => check(['A 2.0'])],
    ['a new request', () => check(['A 1.0.0-beta', 'D 1.0'])],
    ['a request that is gone', () => check([])],
    ['a new central version', () => check(['A 1.0.0-beta'], { ...CENTRAL, b: '1.0' })],
    ['another central version', () => check(['A 1.0.0-beta'], { c: '2.0' })],
    ['a central version that is gone', () => check(['A 1.0.0-beta'], {})],
  ])('gives a reason for %s', (_, reasons) => {
    expect(reasons()).toHaveLength(1);
  });
});

describe('lockTarget', () => {
  it('is that of the framework without a runtime', () => {
    expect(TARGET).toMatchObject({ rid: undefined, packages: { length: 4 } });
  });
});

describe('lockTarget of several names for a framework', () => {
  it.each([
    [['x', 'y'], ['y 1.0'], 'y'],
    [['x', 'net8.0'], ['x 1.0'], 'x'],
    [['x', 'net8.0'], ['z 1.0'], 'net8.0'],
    [['x'], ['z 1.0'], 'x'],
    [['x', 'y'], ['z 1.0'], undefined],
  ])('of %j for %j is %s', (aliases, requests, alias) => {
    expect(lockTarget(aliasedLock(...aliases), asking(...requests))?.alias).toBe(alias);
  });

  it('has one reason where none suits and none is the plain one', () => {
    expect(checkLockFile(aliasedLock('x', 'y'), asking('z 1.0'))).toEqual([
      'what is locked for net8.0 as x, as y is not what is asked for',
    ]);
    expect(checkLockFile(aliasedLock('x', 'y'), asking('Y 1.0'))).toEqual([]);
  });
});

describe('lockedVersions', () => {
  it('are those of packages', () => {
    const versions = [...lockedVersions(TARGET ?? { framework: NET8, rid: undefined, packages: [] })];
    expect(versions.map(([key, version]) => `${key} ${formatNuGetVersion(version)}`)).toEqual([
      'a 1.0.0',
      'b 1.0.0',
      'c 1.0.0',
    ]);
  });
});

describe('changedPackages', () => {
  it('are those with another hash', () => {
    const hashes = new Map([
      ['a', 'a'],
      ['b', 'x'],
    ]);
    const changed = changedPackages(TARGET ?? { framework: NET8, rid: undefined, packages: [] }, hashes);
    expect(changed).toMatchObject([{ locked: { id: 'B' }, found: 'x' }]);
  });
});
