import { pick, seededRandom } from '@nuspine/testkit';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { type Matrix, parseMatrix, solveMatrix, type SolveOptions, type Wish } from '../../src/index.ts';
import { stateOfSet } from '../../src/solve/solve-matrix.ts';
import { publishedMatrix } from '../published.ts';
import { randomMatrix } from '../random-matrix.ts';
import { assignments, failedRun, pairs, proofFaults, works } from './check-proof.ts';

/** Of every set there is, the best that fits: newest first component, then newest second. */
function bruteForce(matrix: Matrix, wishes: readonly Wish[]): string | undefined {
  const names = wishes.map(({ component }) => component);
  const fits = assignments(matrix, names).filter((set) => {
    const asked = wishes.every(({ component, range }) => {
      const version = set.get(component) ?? '';
      const all = matrix.components.get(component)?.versions ?? [];
      if (range !== undefined) return semver.satisfies(version, range);
      return semver.prerelease(version) === null || all.every((one) => semver.prerelease(one) !== null);
    });
    return asked && pairs(set).every(([a, b]) => works(matrix, a, b)) && !failedRun(matrix, set);
  });
  const best = fits.toSorted((a, b) => {
    for (const name of names) {
      const order = semver.rcompare(a.get(name) ?? '', b.get(name) ?? '');
      if (order !== 0) return order;
    }
    return 0;
  })[0];
  return best === undefined ? undefined : names.map((name) => `${name}@${best.get(name) ?? ''}`).join(' ');
}

function answer(matrix: Matrix, options: SolveOptions): string | undefined {
  const report = solveMatrix(matrix, options);
  return report.solved ? report.set.map(({ component, version }) => `${component}@${version}`).join(' ') : undefined;
}

const DEEP = process.env['NUSPINE_DEEP'] === '1';
const COUNT = DEEP ? 5_000 : 500;

describe('solveMatrix', () => {
  it(`answers as trying every set does, with proofs that hold, on ${String(COUNT)} random matrices (seed 7)`, () => {
    const random = seededRandom(7);
    let solved = 0;
    let steps = 0;
    for (let index = 0; index < COUNT; index++) {
      const missing = random(3) === 0 ? 'missing-row = "nearest-lower"\n' : '';
      const text =
        missing + randomMatrix(random, { components: 5, versions: 6, density: 60 + random(40) }) + randomRun(random(4));
      const matrix = parseMatrix(text);
      const names = [...matrix.components.values()]
        .filter(({ versions }) => versions.length > 0)
        .map(({ name }) => name);
      const wishes = names.map(
        (component): Wish =>
          random(4) === 0
            ? { component, range: pick(random, ['^1.0', '>=1.1.0', '^2.0', '*', '2.1.0-rc.1']) }
            : { component },
      );
      const report = solveMatrix(matrix, { wishes });
      expect([text, wishes, answer(matrix, { wishes })]).toEqual([text, wishes, bruteForce(matrix, wishes)]);
      if (report.solved) solved++;
      else {
        steps += report.proof.steps.length;
        expect([text, wishes, proofFaults(matrix, { wishes }, report.proof)]).toEqual([text, wishes, []]);
      }
    }
    console.log(
      `solver: ${String(COUNT)} matrices, ${String(solved)} solved, ${String(COUNT - solved)} proofs of ${String(steps)} steps checked`,
    );
    expect(solved).toBeGreaterThan(COUNT / 10);
    expect(COUNT - solved).toBeGreaterThan(COUNT / 10);
    // Whole, on a machine with other work beside it.
  }, 600_000);

  function randomRun(kind: number): string {
    return kind === 0
      ? '[[proof]]\nset = { c0 = "1.0.0", c1 = "1.1.0" }\nresult = "failed"\ndate = "2026-01-01"\nrun = "7"\n'
      : '';
  }

  it('takes the newest set of the published file', () => {
    expect(answer(publishedMatrix(), {})).toBe('core@3.2.1 platform@2.5.3 workspace@1.4.0');
    expect(
      answer(publishedMatrix(), { wishes: [{ component: 'core', range: '~3.1' }, { component: 'platform' }] }),
    ).toBe('core@3.1.0 platform@2.5.0');
  });

  it('proves that there is none, in lines that a person can follow', () => {
    const wishes = [
      { component: 'core', range: '3.1.0' },
      { component: 'platform', range: '2.5.3' },
    ];
    const report = solveMatrix(publishedMatrix(), { wishes });
    expect(report.solved ? [] : report.proof.lines).toEqual([
      '1. Because platform 2.5.3 asks for core ^3.2 (line 10) and platform 2.5.3 was asked for, core 3.1.0 to 3.1.5 cannot be.',
      '2. And because core 3.1.0 was asked for, no set is left.',
    ]);
  });

  it('says when a version is not known at all', () => {
    const report = solveMatrix(publishedMatrix(), { wishes: [{ component: 'core', range: '^9' }] });
    expect(report.solved ? [] : report.proof.lines).toEqual([
      'Because no version of core is known in ^9, no set is left.',
    ]);
  });

  it('keeps locked versions where they will do', () => {
    const locked = [
      { component: 'core', version: '3.2.0' },
      { component: 'platform', version: '2.4.8' },
    ];
    expect(answer(publishedMatrix(), { locked })).toBe('core@3.2.0 platform@2.5.3 workspace@1.4.0');
  });

  it.each([
    [{}, 'a@1.0.0'],
    [{ prerelease: true }, 'a@2.0.0-rc.1'],
    [{ wishes: [{ component: 'a', range: '^2.0.0-0' }] }, 'a@2.0.0-rc.1'],
    [{ wishes: [{ component: 'a', range: '>=1' }] }, 'a@1.0.0'],
  ])('takes prereleases as npm does: %j gives %s', (options, set) => {
    expect(answer(parseMatrix('[compatibility.a]\n"1.0.0" = {}\n"2.0.0-rc.1" = {}'), options)).toBe(set);
  });

  const PROVEN = parseMatrix(`format = 2
compatibility.a."1.0.0" = { b = "*" }
compatibility.a."2.0.0" = { b = "*" }
compatibility.a."3.0.0" = { b = "unknown" }
compatibility.b."1.0.0" = {}
compatibility.b."2.0.0" = {}
proof = [{ set = { a = "1.0.0", b = "1.0.0" }, result = "passed", date = "2026-01-01", run = "1" }]`);

  it.each([
    ['tested', 'a@1.0.0 b@1.0.0'],
    ['declared', 'a@2.0.0 b@2.0.0'],
    ['unknown', 'a@3.0.0 b@2.0.0'],
  ] as const)('takes only what is at least %s: %s', (trust, set) => {
    expect(answer(PROVEN, { trust })).toBe(set);
  });

  it('refuses a component that the matrix does not have', () => {
    expect(() => solveMatrix(PROVEN, { wishes: [{ component: 'c' }] })).toThrowCode('MATRIX_NAME_UNKNOWN');
  });

  it('keeps to skew rules', () => {
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version) => `"${version}" = {}`).join('\n');
    const matrix = parseMatrix(
      `[compatibility.a]\n${versions}\n[compatibility.b]\n${versions}\n[[skew]]\ncomponent = "b"\nagainst = "a"\nbehind = 1`,
    );
    expect(answer(matrix, { wishes: [{ component: 'a', range: '<=1.2' }, { component: 'b' }] })).toBe(
      'a@1.2.0 b@1.2.0',
    );
    const report = solveMatrix(matrix, {
      wishes: [
        { component: 'a', range: '1.3.0' },
        { component: 'b', range: '1.1.0' },
      ],
    });
    expect(report.solved ? '' : report.proof.lines.join('\n')).toContain('b may be at most 1 minor versions behind');
  });
});

describe('stateOfSet', () => {
  it('is the state of the worst cell, and unknown where nothing is related', () => {
    const matrix = publishedMatrix();
    expect(
      stateOfSet(matrix, [
        { component: 'core', version: '3.2.1' },
        { component: 'azure', version: '2.0.0' },
      ]),
    ).toBe('incompatible');
    expect(stateOfSet(matrix, [{ component: 'core', version: '3.2.1' }])).toBe('unknown');
  });
});

/** Components in a ring, each asking the next for the version that `next` makes of its own, of 12. */
function ring(components: number, next: (version: number, isLast: boolean) => string): string {
  const numbers = Array.from({ length: components }, (_, number) => number);
  return numbers
    .map((number) => {
      const other = `c${String((number + 1) % components)}`;
      const rows = Array.from({ length: 12 }, (_, version) => {
        const range = next(version, number === components - 1);
        return `"1.${String(version)}.0" = { ${other} = "${range}" }`;
      });
      return `[compatibility.c${String(number)}]\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

describe('a ring without a solution', () => {
  it.each([
    ['each newer than the one before', (version: number) => `>1.${String(version)}.0`],
    [
      'the last one minor further',
      (version: number, isLast: boolean) => `~1.${String((version + Number(isLast)) % 12)}`,
    ],
    [
      'one of the next two, with no way round',
      (version: number) => `~1.${String((version + 1) % 12)} || ~1.${String((version + 2) % 12)}`,
    ],
  ])('is proven in steps that a checker follows: %s', (_what, next) => {
    const matrix = parseMatrix(ring(3, next));
    const report = solveMatrix(matrix);
    const wishes = [...matrix.components.keys()].map((component) => ({ component }));
    expect(report.solved ? ['solved'] : proofFaults(matrix, { wishes }, report.proof)).toEqual([]);
  });

  it('is an error that says so where it would take too long', () => {
    const others = (own: number): string =>
      Array.from({ length: 14 }, (_, other) => other)
        .filter((other) => other > own)
        .map((other) => `c${String(other)} = "NOT"`)
        .join(', ');
    const text = Array.from({ length: 14 }, (_, own) => {
      const rows = Array.from({ length: 13 }, (_, version) => {
        const not = `<1.${String(version)}.0 || >1.${String(version)}.0`;
        return `"1.${String(version)}.0" = { ${others(own).replaceAll('NOT', not)} }`;
      });
      return `[compatibility.c${String(own)}]\n${rows.join('\n')}\n`;
    }).join('\n');
    expect(() => solveMatrix(parseMatrix(text))).toThrowCode('MATRIX_LIMIT_EXCEEDED');
  });
});
