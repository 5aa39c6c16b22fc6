import { pick, seededRandom } from '@nuspine/testkit';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { policyProblems, type ReleasedSet } from '../../src/index.ts';
import { previousRelease } from '../../src/bundle/release-policy.ts';

const release = (version: string, core: string, platform?: string, tool?: string): ReleasedSet => ({
  version,
  parts: [
    { component: 'core', version: core },
    ...(platform === undefined ? [] : [{ component: 'platform', version: platform }]),
    ...(tool === undefined ? [] : [{ component: 'tool', version: tool }]),
  ],
});
const COORDINATED = ['core', 'platform'];
const BEFORE = [release('1.0.0', '1.0.0', '1.0.0', '4.0.0')];

describe('policyProblems', () => {
  it.each<[string, ReleasedSet]>([
    ['a patch with patches', release('1.0.1', '1.0.5', '1.0.0', '4.0.1')],
    ['a minor with minors, each for itself', release('1.1.0', '1.7.0', '1.0.3', '4.1.0')],
    ['a coordinated major', release('2.0.0', '2.0.0', '2.3.0', '4.0.0')],
    ['a major of a component that is not coordinated, in a major', release('2.0.0', '1.0.0', '1.0.0', '5.0.0')],
    [
      'a component more',
      { version: '1.0.1', parts: [...(BEFORE[0]?.parts ?? []), { component: 'x', version: '9.0.0' }] },
    ],
    ['a component less, in a major', release('2.0.0', '2.0.0', '2.0.0')],
  ])('takes %s', (_what, one) => {
    expect(policyProblems(one, BEFORE, COORDINATED)).toEqual([]);
  });

  it.each<[string, ReleasedSet, readonly string[]]>([
    ['a version that is taken', release('1.0.0', '1.0.1', '1.0.0'), ['version-taken']],
    ['majors that are apart', release('2.0.0', '2.0.0', '1.0.0', '4.0.0'), ['major-apart', 'major-without-the-others']],
    ['a major in a minor', release('1.1.0', '1.0.0', '1.0.0', '5.0.0'), ['major-in-minor']],
    ['a minor in a patch', release('1.0.1', '1.1.0', '1.0.0', '4.0.0'), ['minor-in-patch']],
    ['an older component', release('1.1.0', '1.0.0', '1.0.0', '3.9.0'), ['older-component']],
    ['a component less, in a minor', release('1.1.0', '1.0.0', '1.0.0'), ['component-dropped']],
  ])('refuses %s', (_what, one, kinds) => {
    expect(policyProblems(one, BEFORE, COORDINATED).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('compares with the newest release that is older, so that an old line goes on', () => {
    const lines = [...BEFORE, release('2.0.0', '2.0.0', '2.0.0', '4.0.0')];
    expect(policyProblems(release('1.0.1', '1.0.1', '1.0.0', '4.0.0'), lines, COORDINATED)).toEqual([]);
    expect(policyProblems(release('2.0.1', '1.0.1', '1.0.0', '4.0.0'), lines, COORDINATED)).not.toEqual([]);
  });

  it('lets no release of 2,000 random ones through that goes back, or raises more than the bundle (seed 3)', () => {
    const random = seededRandom(3);
    const version = (): string => pick(random, ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.0.1', '2.1.0']);
    let taken = 0;
    for (let index = 0; index < 2_000; index++) {
      const before = release('1.0.0', version(), version(), version());
      const after = release(version(), version(), version(), version());
      if (policyProblems(after, [before], COORDINATED).length > 0) continue;
      taken++;
      const rank = (from: string, to: string): number =>
        ['major', 'minor', 'patch'].indexOf(String(semver.diff(from, to)));
      for (const [place, old] of before.parts.entries()) {
        const now = after.parts[place]?.version ?? '';
        expect([before, after, semver.gte(now, old.version)]).toEqual([before, after, true]);
        if (now !== old.version) expect(rank('1.0.0', after.version) <= Math.max(rank(old.version, now), 0)).toBe(true);
      }
      const [core, platform] = after.parts;
      expect(semver.major(core?.version ?? '')).toBe(semver.major(platform?.version ?? ''));
    }
    console.log(`policy: ${String(taken)} of 2000 random releases are taken`);
    expect(taken).toBeGreaterThan(20);
  });
});

describe('previousRelease', () => {
  it('is none for the first', () => {
    expect(previousRelease(release('1.0.0', '1.0.0'), [release('2.0.0', '1.0.0')])).toBeUndefined();
  });
});
