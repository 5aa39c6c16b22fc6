import { describe, expect, it } from 'vitest';
import { releasesFile, velopackFile, velopackFileName } from '../../src/index.ts';
import { back, emptyState, point, promotion, state } from '../channel-builder.ts';
import { release } from '../release-builds.ts';

const SHA1 = 'B'.repeat(40);
const three = [
  [release(1), point('Latest', 'b1')],
  [release(2), point('Latest', 'b2')],
  [
    release(3, 'https://packages.example.test/app/'),
    { type: 'rollout', build: 'b3', percent: 10 },
    point('Latest', 'b3'),
  ],
] as const;

describe('releasesFile', () => {
  it('lists what was served, oldest first, with the share of clients', () => {
    expect(releasesFile(state(...three))).toBe(
      [
        `${SHA1} App-1.0.1-full.nupkg 101`,
        `${SHA1} App-1.0.2-full.nupkg 102`,
        `${SHA1} https://packages.example.test/app/App-1.0.3-full.nupkg 103 # 10%`,
      ].join('\n'),
    );
  });

  it('takes back what was rolled back, and hides what was withdrawn', () => {
    const rolled = state(...three, [back('Latest', 'b2')]);
    expect(releasesFile(rolled)?.split('\n')).toHaveLength(2);
    const withdrawn = state(...three, [{ type: 'withdraw', build: 'b1', reason: 'leaks' }]);
    expect(releasesFile(withdrawn)).not.toContain('1.0.1');
  });

  it('follows Release where there is one', () => {
    expect(releasesFile(state(...three, [promotion('Release', 'b1')]))).toBe(`${SHA1} App-1.0.1-full.nupkg 101`);
  });

  it('is not there without packages for it', () => {
    expect(releasesFile(emptyState())).toBeUndefined();
  });
});

describe('velopackFile', () => {
  it('lists newest first, without what only some clients get', () => {
    const { Assets } = JSON.parse(velopackFile(state(...three)) ?? '');
    expect(Assets).toEqual([
      {
        PackageId: 'App',
        Version: '1.0.2',
        Type: 'Full',
        FileName: 'App-1.0.2-full.nupkg',
        SHA1,
        SHA256: 'A'.repeat(64),
        Size: 102,
      },
      expect.objectContaining({ Version: '1.0.1' }),
    ]);
  });

  it('has the channel in its name', () => {
    expect(velopackFileName({ ...emptyState(), channel: 'a/b/release/2.1' })).toBe('releases.release-2.1.json');
  });
});
