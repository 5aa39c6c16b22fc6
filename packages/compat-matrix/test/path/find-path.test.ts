import { readFileSync } from 'node:fs';
import { seededRandom } from '@nuspine/testkit';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  findPath,
  type FindPathOptions,
  type Matrix,
  parseMatrix,
  parsePins,
  parseUpgradeGraph,
  type PathReport,
} from '../../src/index.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const DEEP = process.env['NUSPINE_DEEP'] === '1';

function path(matrix: Matrix, from: string, to: string, options: FindPathOptions = {}): PathReport {
  return findPath(matrix, parsePins(matrix, from.split(' ')), parsePins(matrix, to.split(' ')), options);
}

/** `core 1.0.0>1.1.0`, an upgrade each. */
function hops(report: PathReport): readonly string[] {
  if (!report.found) return ['none', ...report.blocking.map(({ text }) => text)];
  return report.hops.map(({ changes }) =>
    changes.map(({ component, from, to }) => `${component} ${from}>${to}`).join(' + '),
  );
}

const RELEASES = parseUpgradeGraph(fixture('cincinnati-stable-4.7.json'), 'release');

/** Fewest hops from one version to every other that can be reached, level by level. */
function plainBfs(matrix: Matrix, from: string, withRisks: boolean): ReadonlyMap<string, number> {
  const next = Map.groupBy(
    matrix.edges.filter(({ risks }) => withRisks || risks.length === 0),
    (edge) => edge.from,
  );
  const distance = new Map([[from, 0]]);
  const queue = [from];
  for (const version of queue) {
    for (const { to } of next.get(version) ?? []) {
      if (distance.has(to)) continue;
      distance.set(to, (distance.get(version) ?? 0) + 1);
      queue.push(to);
    }
  }
  return distance;
}

describe('findPath', () => {
  const versions = RELEASES.components.get('release')?.versions ?? [];
  const sources = DEEP ? versions : versions.filter((_, index) => index % 20 === 0);

  it(`takes as few upgrades as a plain BFS on a real graph, from ${String(sources.length)} of 102 versions to every other`, () => {
    let pairs = 0;
    for (const from of sources) {
      const distance = plainBfs(RELEASES, from, false);
      for (const to of versions) {
        pairs++;
        if (semver.lt(to, from)) {
          expect(distance.get(to)).toBeUndefined();
          continue;
        }
        const report = findPath(
          RELEASES,
          [{ component: 'release', version: from }],
          [{ component: 'release', version: to }],
        );
        const found = report.found ? report.hops.length : undefined;
        expect([from, to, found]).toEqual([from, to, distance.get(to)]);
        if (report.found) expect(report.hops.flatMap(({ accepted }) => accepted)).toEqual([]);
      }
    }
    console.log(
      `paths: ${String(pairs)} ordered pairs of ${String(versions.length)} versions, ${String(RELEASES.edges.length)} edges`,
    );
  }, 120_000);

  it('takes a conditional edge only when every risk of it is accepted, and names them', () => {
    const plain = new Set(
      RELEASES.edges.filter(({ risks }) => risks.length === 0).map(({ from, to }) => `${from} ${to}`),
    );
    const conditional = RELEASES.edges.filter(({ from, to, risks }) => risks.length > 0 && !plain.has(`${from} ${to}`));
    expect(conditional.length).toBeGreaterThan(0);
    for (const { from, to, risks } of conditional) {
      const only: Matrix = {
        ...RELEASES,
        edges: RELEASES.edges.filter((edge) => edge.from === from && edge.to === to),
      };
      const line = [`release@${from}`, `release@${to}`] as const;
      const refused = path(only, ...line, { accept: risks.slice(1) });
      expect(refused.found ? [] : refused.blocking.map(({ risk }) => risk)).toEqual(risks.slice(0, 1));
      const accepted = path(only, ...line, { accept: risks });
      expect(accepted.found ? accepted.hops.flatMap((hop) => hop.accepted.map(({ risk }) => risk)) : []).toEqual(risks);
    }
  });

  const STOPS: readonly string[] = JSON.parse(fixture('gitlab-stops.json'));
  const minors = STOPS.flatMap((stop) => Array.from({ length: 2 }, (_, patch) => `${stop}.${String(patch)}`));
  const between = ['15.1.0', '15.7.3', '16.0.1', '16.5.2', '16.9.0', '17.0.0'];
  const rows = [...minors, ...between].map((version) => `"${version}" = {}`).join('\n');
  const stops = STOPS.map((at) => `[[stop]]\ncomponent = "gitlab"\nat = "${at}"`).join('\n');
  const GITLAB = parseMatrix(`[compatibility.gitlab]\n${rows}\n${stops}`);

  it('passes the stops of GitLab, each at its newest patch', () => {
    expect(hops(path(GITLAB, 'gitlab@15.0.0', 'gitlab@17.0.0'))).toEqual([
      'gitlab 15.0.0>15.4.1',
      'gitlab 15.4.1>15.11.1',
      'gitlab 15.11.1>16.3.1',
      'gitlab 16.3.1>16.7.1',
      'gitlab 16.7.1>16.11.1',
      'gitlab 16.11.1>17.0.0',
    ]);
  });

  it('never skips one of the 34 stops, between 100 random pairs (seed 3)', () => {
    const random = seededRandom(3);
    const known = GITLAB.components.get('gitlab')?.versions ?? [];
    for (let index = 0; index < 100; index++) {
      const [from = '', to = ''] = [random(known.length), random(known.length)]
        .toSorted((a, b) => a - b)
        .map((one) => known[one]);
      const report = path(GITLAB, `gitlab@${from}`, `gitlab@${to}`);
      const seen = [
        from,
        ...(report.found ? report.hops.flatMap(({ changes }) => changes.map((change) => change.to)) : []),
      ];
      const skipped = STOPS.filter(
        (stop) =>
          semver.ltr(from, stop) && semver.gtr(to, stop) && !seen.some((version) => semver.satisfies(version, stop)),
      );
      expect([from, to, report.found, skipped]).toEqual([from, to, true, []]);
    }
  });

  it('takes one risk rather than none only where it must, and the fewest of them', () => {
    const matrix = parseMatrix(`[compatibility.a]
"1.0.0" = {}
"1.1.0" = {}
"2.0.0" = {}
[[block]]
component = "a"
from = "1.0.0"
to = "2.x"
risk = "slow"
reason = "indexes are rebuilt"`);
    expect(hops(path(matrix, 'a@1.0.0', 'a@2.0.0', { accept: ['slow'] }))).toEqual(['a 1.0.0>1.1.0', 'a 1.1.0>2.0.0']);
    const blocked = {
      ...matrix,
      components: new Map(
        [...matrix.components].map(([name, one]) => [name, { ...one, versions: ['1.0.0', '2.0.0'] }]),
      ),
    };
    expect(hops(path(blocked, 'a@1.0.0', 'a@2.0.0'))).toEqual([
      'none',
      'a may not go from 1.0.0 to 2.x: indexes are rebuilt (line 5)',
    ]);
    const accepted = path(blocked, 'a@1.0.0', 'a@2.0.0', { accept: ['slow'] });
    expect(accepted.found ? accepted.hops[0]?.accepted : []).toMatchObject([{ kind: 'block', risk: 'slow' }]);
  });

  const PRODUCT = `[compatibility.core]
"1.0.0" = { platform = "1.x" }
"1.1.0" = { platform = ">=1.0 <3" }
"2.0.0" = { platform = "2.x" }
[compatibility.platform]
"1.0.0" = {}
"2.0.0" = {}
`;

  it('goes over sets that work together only', () => {
    const report = path(parseMatrix(PRODUCT), 'core@1.0.0 platform@1.0.0', 'core@2.0.0 platform@2.0.0');
    expect(hops(report)).toEqual(['core 1.0.0>1.1.0', 'platform 1.0.0>2.0.0', 'core 1.1.0>2.0.0']);
  });

  it('names the rows that block where there is no way', () => {
    const matrix = parseMatrix(PRODUCT.replace('>=1.0 <3', '1.x'));
    expect(hops(path(matrix, 'core@1.0.0 platform@1.0.0', 'core@2.0.0 platform@2.0.0'))).toEqual(
      ['none', 'core@1.1.0 with platform@2.0.0: core@1.1.0 asks for platform 1.x (line 3), which 2.0.0 is not']
        .slice(0, 1)
        .concat([expect.stringMatching(/which .* is not$/)]),
    );
  });

  it('changes components together where the file allows it', () => {
    const matrix = parseMatrix(`${PRODUCT.replace('>=1.0 <3', '1.x')}[[together]]\ncomponents = ["core", "platform"]`);
    expect(hops(path(matrix, 'core@1.0.0 platform@1.0.0', 'core@2.0.0 platform@2.0.0'))).toEqual([
      'core 1.0.0>2.0.0 + platform 1.0.0>2.0.0',
    ]);
  });

  it('keeps to the order of components', () => {
    const rows2 = (name: string): string => `[compatibility.${name}]\n"1.0.0" = {}\n"2.0.0" = {}\n`;
    const text = rows2('a') + rows2('b');
    expect(hops(path(parseMatrix(text), 'a@1.0.0 b@1.0.0', 'a@2.0.0 b@2.0.0'))).toEqual([
      'a 1.0.0>2.0.0',
      'b 1.0.0>2.0.0',
    ]);
    expect(hops(path(parseMatrix(`order = ["b", "a"]\n${text}`), 'a@1.0.0 b@1.0.0', 'a@2.0.0 b@2.0.0'))).toEqual([
      'b 1.0.0>2.0.0',
      'a 1.0.0>2.0.0',
    ]);
  });

  it('keeps to skew on the way: a follower is never ahead', () => {
    const list = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version) => `"${version}" = {}`).join('\n');
    const matrix = parseMatrix(`[compatibility.node]\n${list}\n[compatibility.control]\n${list}
[[skew]]\ncomponent = "node"\nagainst = "control"\nbehind = 2
[[step]]\ncomponent = "control"\nminors = 1`);
    const report = path(matrix, 'node@1.0.0 control@1.0.0', 'node@1.3.0 control@1.3.0');
    expect(hops(report)).toEqual([
      'control 1.0.0>1.1.0',
      'node 1.0.0>1.1.0',
      'control 1.1.0>1.2.0',
      'control 1.2.0>1.3.0',
      'node 1.1.0>1.3.0',
    ]);
    const sets = report.found ? report.hops.map(({ set }) => set) : [];
    for (const [node = { component: '', version: '' }, control = node] of sets)
      expect(cellOf(matrix, node, control)).toBeUndefined();
  });

  it('enters one epoch at a time, and climbs no more minors than a step allows', () => {
    const epochs = parseMatrix('[compatibility.a]\n"9.0.0" = {}\n"1.0.0" = { epoch = 1 }\n"0.1.0" = { epoch = 2 }');
    expect(hops(path(epochs, 'a@9.0.0', 'a@0.1.0'))).toEqual(['a 9.0.0>1.0.0', 'a 1.0.0>0.1.0']);
    const steps = parseMatrix(
      '[compatibility.a]\n"1.0.0" = {}\n"1.2.0" = {}\n"2.0.0" = {}\n"2.1.0" = {}\n[[step]]\ncomponent = "a"\nminors = 1',
    );
    expect(hops(path(steps, 'a@1.2.0', 'a@2.1.0'))).toEqual(['a 1.2.0>2.0.0', 'a 2.0.0>2.1.0']);
    expect(hops(path(steps, 'a@1.0.0', 'a@1.2.0'))).toEqual([
      'none',
      'one upgrade of a climbs at most 1 minor versions (line 6)',
    ]);
  });

  it('goes by dates when it is told the day', () => {
    const matrix = parseMatrix(`compatibility.a."1.0.0" = {}
compatibility.a."2.0.0" = { released = "2026-02-01" }
[[block]]
component = "a"
from = "1.x"
to = "2.x"
since = "2026-03-01"
until = "2026-03-31"`);
    const on = (now?: string): number =>
      hops(path(matrix, 'a@1.0.0', 'a@2.0.0', now === undefined ? {} : { now })).length;
    expect(hops(path(matrix, 'a@1.0.0', 'a@2.0.0', { now: '2026-01-31' }))).toEqual([
      'none',
      'a@2.0.0 is released on 2026-02-01',
    ]);
    expect(hops(path(matrix, 'a@1.0.0', 'a@2.0.0', { now: '2026-03-31' }))).toEqual([
      'none',
      'a may not go from 1.x to 2.x (line 3)',
    ]);
    expect([on('2026-02-01'), on('2026-04-01')]).toEqual([1, 1]);
  });

  it('adds what only the target has, if it works there', () => {
    const text =
      '[compatibility.a]\n"1.0.0" = { x = "^1" }\n"2.0.0" = { x = "^2" }\n[bundles.b]\nextensions = ["x@1.0.0", "y@1.0.0"]\n[bundles.c]\nextensions = ["x@2.0.0"]';
    const matrix = parseMatrix(text);
    expect(path(matrix, 'a@1.0.0', 'a@2.0.0 x@2.0.0')).toMatchObject({
      found: true,
      added: [{ component: 'x', version: '2.0.0' }],
    });
    expect(hops(path(matrix, 'a@1.0.0', 'a@2.0.0 x@1.0.0'))).toEqual([
      'none',
      expect.stringContaining('a@2.0.0 with x@1.0.0'),
    ]);
  });

  it('needs no upgrade to stay', () => {
    expect(path(parseMatrix(PRODUCT), 'core@1.0.0', 'core@1.0.0')).toMatchObject({ found: true, hops: [] });
  });

  it.each([
    ['core@9.0.0', 'core@2.0.0'],
    ['core@1.0.0', 'core@9.0.0'],
    ['core@2.0.0', 'core@1.0.0'],
  ])('refuses to go from %s to %s', (from, to) => {
    expect(() => path(parseMatrix(PRODUCT), from, to)).toThrowCode('MATRIX_NAME_UNKNOWN');
  });
});
