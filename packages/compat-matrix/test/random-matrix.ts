import { pick, type Random } from '@nuspine/testkit';

const RANGES = [
  '^1.0',
  '~1.1',
  '>=1.1.0',
  '^2.0',
  '<2.0.0',
  '1.x || 2.x',
  '*',
  '1.0.0',
  '>1.0.0 <2.1.0',
  '^0.9',
] as const;
const VERSIONS = ['0.9.0', '1.0.0', '1.1.0', '1.1.1', '2.0.0', '2.1.0', '2.1.0-rc.1'] as const;

export interface RandomMatrixOptions {
  readonly components: number;
  readonly versions: number;
  /** Of a hundred pairs, how many speak of each other. */
  readonly density: number;
}

/** A small `versions.toml` in either form: rows of some versions, ranges and minimums of some others. */
export function randomMatrix(random: Random, { components, versions, density }: RandomMatrixOptions): string {
  const names = Array.from({ length: 1 + random(components) }, (_, index) => `c${String(index)}`);
  const tables = names.map((name) => {
    const rows = new Map(
      Array.from({ length: 1 + random(versions) }, () => [
        pick(random, VERSIONS),
        randomRow(random, names, name, density),
      ]),
    );
    return [`[compatibility.${name}]`, ...[...rows].map(([version, row]) => `"${version}" = ${row}`)].join('\n');
  });
  const bundle = names.map((name) => `${name} = "${pick(random, VERSIONS)}"`);
  return `${tables.join('\n')}\n[bundles.one]\n${random(3) === 0 ? bundle.join('\n') : ''}\n`;
}

function randomRow(random: Random, names: readonly string[], own: string, density: number): string {
  const others = names.filter((name) => name !== own && random(100) < density);
  const texts = others.flatMap((name) => [
    `${name} = "${random(12) === 0 ? 'unknown' : pick(random, RANGES)}"`,
    ...(random(6) === 0 ? [`min-${name} = "${pick(random, VERSIONS)}"`] : []),
  ]);
  return `{ ${texts.join(', ')} }`;
}
