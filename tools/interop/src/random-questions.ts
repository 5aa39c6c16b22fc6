import type { Question } from './answers/question.ts';
import { pick, type Random, several } from './random.ts';

const LABELS = ['alpha', 'BETA', 'rc.1', 'rc.10', 'beta.2', 'x-y', '0', '007', '-', 'preview1'] as const;
const FLOATS = [
  '*',
  '1.*',
  '1.2.*',
  '1.2.3.*',
  '1.2.3-*',
  '1.0.0-beta*',
  '*-*',
  '1.*-*',
  '1.2.*-rc.*',
  '2.*-0',
] as const;
const BROKEN = [
  '',
  ' ',
  'a',
  '1..2',
  '1.2.3.4.5',
  '-1.0',
  '1.0-',
  '1.0+',
  '[1.0',
  '(1.0)',
  '[2.0, 1.0]',
  '(,)',
  '1.0.*.*',
] as const;
/** What projects target today, and what the older packages of a feed are made for. */
const FRAMEWORKS = [
  ...['net20', 'net35', 'net40', 'net45', 'net451', 'net452', 'net46', 'net461', 'net462', 'net47', 'net471', 'net472'],
  ...['net48', 'net481', 'netstandard1.0', 'netstandard1.3', 'netstandard1.6', 'netstandard2.0', 'netstandard2.1'],
  ...[
    'netcoreapp1.0',
    'netcoreapp2.0',
    'netcoreapp2.1',
    'netcoreapp3.0',
    'netcoreapp3.1',
    'net5.0',
    'net6.0',
    'net7.0',
  ],
  ...[
    'net8.0',
    'net9.0',
    'net10.0',
    'net6.0-windows',
    'net8.0-windows',
    'net8.0-windows7.0',
    'net8.0-windows10.0.19041.0',
  ],
  ...['net8.0-android34', 'net8.0-ios17.2', 'net9.0-maccatalyst'],
];
/** No project targets `any`, but packages do. */
const CANDIDATES = [...FRAMEWORKS, 'any'];

/** Questions about versions and ranges, some of them malformed. */
export function* versionQuestions(random: Random, count: number): Generator<Question> {
  for (let made = 0; made < count; made += 1) {
    const versions = Array.from({ length: 1 + random(8) }, () => version(random));
    yield { op: 'version-parse', v: random(8) === 0 ? pick(random, BROKEN) : version(random) };
    yield { op: 'semver-parse', v: version(random) };
    yield { op: 'version-compare', a: version(random), b: version(random) };
    yield { op: 'version-sort', versions };
    yield { op: 'range-parse', r: random(8) === 0 ? pick(random, BROKEN) : range(random) };
    yield { op: 'range-satisfies', r: range(random), v: version(random) };
    yield { op: 'range-best', r: range(random), versions };
    yield { op: 'float-parse', f: random(4) === 0 ? version(random) : pick(random, FLOATS) };
  }
}

/** Every pair of frameworks once, and the nearest of random choices. */
export function* frameworkQuestions(random: Random, count: number): Generator<Question> {
  for (const f of CANDIDATES) yield { op: 'fw-parse', f };
  for (const project of FRAMEWORKS) {
    for (const candidate of CANDIDATES) yield { op: 'fw-compatible', project, package: candidate };
  }
  for (let made = 0; made < count; made += 1) {
    const candidates = Array.from({ length: 1 + random(7) }, () => framework(random, CANDIDATES));
    yield { op: 'fw-nearest', project: framework(random, FRAMEWORKS), candidates };
  }
}

/** Small dependency trees with all that goes wrong in large ones: cousins, downgrades, conflicts, cycles, gaps. */
export function* resolveQuestions(random: Random, count: number): Generator<Question> {
  for (let made = 0; made < count; made += 1) {
    const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, 3 + random(6));
    const packages = ids.flatMap((id) => {
      const versions = new Set(['1.0.0', ...several(random, 2, () => pick(random, ['1.1.0', '2.0.0', '3.0.0-beta']))]);
      return [...versions].map((v) => ({ id, version: v, groups: [{ tfm: 'any', deps: requests(random, ids, 3) }] }));
    });
    yield { op: 'resolve', framework: 'net8.0', root: [request(random, 'A'), ...requests(random, ids, 2)], packages };
  }
}

function requests(random: Random, ids: readonly string[], most: number): readonly Question[] {
  const chosen = new Set(several(random, most, () => ids[random(ids.length)] ?? 'A'));
  return [...chosen].map((id) => request(random, id));
}

function request(random: Random, id: string): Question {
  const ranges = [
    '1.0.0',
    '1.0.0',
    '1.1.0',
    '2.0.0',
    '[1.0.0]',
    '[1.0.0, 2.0.0)',
    '[1.1.0, )',
    '3.0.0-alpha',
    '9.0.0',
  ] as const;
  return { id, range: pick(random, ranges) };
}

function framework(random: Random, from: readonly string[]): string {
  return from[random(from.length)] ?? 'any';
}

function version(random: Random): string {
  const numbers = Array.from({ length: 1 + random(4) }, () =>
    random(5) === 0 ? `0${String(random(3))}` : String(random(4)),
  );
  const label = random(3) === 0 ? `-${pick(random, LABELS)}` : '';
  const metadata = random(6) === 0 ? `+${pick(random, ['a', 'B.1', '001'])}` : '';
  return `${random(12) === 0 ? ' ' : ''}${numbers.join('.')}${label}${metadata}`;
}

function range(random: Random): string {
  const kind = random(5);
  if (kind === 0) return pick(random, FLOATS);
  if (kind === 1) return version(random);
  if (kind === 2) return `[${version(random)}]`;
  const lower = random(4) === 0 ? '' : random(6) === 0 ? pick(random, FLOATS) : version(random);
  const upper = random(4) === 0 ? '' : version(random);
  return `${pick(random, ['[', '('])}${lower},${pick(random, ['', ' '])}${upper}${pick(random, [']', ')'])}`;
}
