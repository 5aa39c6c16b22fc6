import { describe, expect, it } from 'vitest';
import { releasifyText } from '../src/releasify-text.ts';

const DIGEST = `sha256:${'0'.repeat(64)}` as const;
const FILE = { digest: DIGEST, sha1: 'A'.repeat(40) };
const FULL = { ...FILE, name: 'App-1.1.0-full.nupkg', size: 2048 };
const FLATTEN = {
  package: { id: 'App', version: '1.1.0' },
  framework: 'net8.0',
  profile: 'runtime' as const,
  onConflict: 'error' as const,
  packages: [{ id: 'App', version: '1.1.0', digest: DIGEST, files: 1, bytes: 2, dependsOn: [] }],
  files: [],
  merged: [],
  conflicts: [],
  signatureRemoved: false,
  output: FULL,
};

const INDEX = { format: 'squirrel', index: 'RELEASES', changed: true } as const;

describe('releasifyText', () => {
  it('lists what is on the feed now', () => {
    const delta = { ...FILE, name: 'App-1.1.0-delta.nupkg', size: 1024 };
    expect(releasifyText({ full: FULL, deltas: [{ ...INDEX, delta }], flatten: FLATTEN, changed: true })).toBe(
      [
        'App 1.1.0 released: 1 packages in one',
        'full   App-1.1.0-full.nupkg   2.0 KiB          RELEASES',
        'delta  App-1.1.0-delta.nupkg  1.0 KiB  50.0 %  RELEASES',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [{ reason: 'first-release' }, 'no squirrel delta: this is the first release'],
    [{ reason: 'base-elsewhere' }, 'no squirrel delta: the previous full package is not in this folder'],
    [
      { reason: 'format-cannot-say', path: 'lib/a b', message: 'cannot say' },
      'no squirrel delta: cannot say (lib/a b)',
    ],
  ] as const)('says why there is no delta: %j', (noDelta, line) => {
    expect(releasifyText({ full: FULL, deltas: [{ ...INDEX, noDelta }], flatten: FLATTEN, changed: true })).toContain(
      line,
    );
  });

  it('says when there was nothing to do', () => {
    expect(releasifyText({ full: FULL, deltas: [], flatten: FLATTEN, changed: false })).toContain(
      'App 1.1.0 was released already',
    );
  });
});
