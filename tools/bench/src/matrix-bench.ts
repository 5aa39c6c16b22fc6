import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pick, type Random, seededRandom } from '@nuspine/testkit';
import { medianOfRuns } from './median-of-runs.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RUNS = 3;
const COMPONENTS = 30;
const VERSIONS = 500;

/** `matrix solve` on 30 components of 500 versions, beside a question that does no more than read the same file. */
export async function benchMatrix(folder: string): Promise<readonly Result[]> {
  const path = join(folder, 'versions.toml');
  await writeFile(path, largeMatrix(seededRandom(5)));
  const ask = (...words: readonly string[]): Promise<Result['run']> =>
    medianOfRuns({ file: process.execPath, args: [NUSPINE, 'matrix', ...words, '--matrix', path] }, RUNS);
  return [
    { name: 'matrix solve, 30 components of 500 versions', run: await ask('solve') },
    { name: 'matrix support, which only reads the file', run: await ask('support', '--now', '2026-01-01') },
  ];
}

/** Five majors of twenty minors of five patches; each component asks up to four others for about its own minor. */
export function largeMatrix(random: Random): string {
  const numbers = Array.from({ length: COMPONENTS }, (_, number) => number);
  return numbers
    .map((number) => `[compatibility.c${String(number)}]\n${rowsOf(random, number).join('\n')}\n`)
    .join('\n');
}

function rowsOf(random: Random, own: number): readonly string[] {
  const others = new Set(Array.from({ length: 4 }, () => random(COMPONENTS)).filter((other) => other !== own));
  return Array.from({ length: VERSIONS }, (_, index) => {
    const [major, minor] = [1 + Math.floor(index / 100), Math.floor(index / 5) % 20];
    const texts = [...others].map((other) => {
      const least = Math.max(0, minor - pick(random, [0, 1, 2, 3]));
      return `c${String(other)} = "^${String(major)}.${String(least)}"`;
    });
    return `"${String(major)}.${String(minor)}.${String(index % 5)}" = { ${texts.join(', ')} }`;
  });
}
