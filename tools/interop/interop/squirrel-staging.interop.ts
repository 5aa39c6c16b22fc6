import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReleases, planUpdate } from '@nuspine/delta';
import { seededRandom, temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);

const SEED = 20_261_122;
const RANDOM_CLIENTS = 300;
const EVERYBODY = '1.0.0';
const STAGED = '1.1.0';
const HIGHEST = 0xffff_ffff;
const PERCENTAGES: readonly number[] = [0, 1, 3, 7, 10, 20, 33, 50, 70, 90, 99, 100, 101, 999];

describe.skipIf(skipped !== undefined)(`staged releases beside Squirrel.Windows 2.0.1 ${skipped ?? ''}`, () => {
  let folder: string;
  let squirrel: Squirrel;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const home = join(folder, 'squirrel');
    await mkdir(home);
    squirrel = await openSquirrel(home);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(PERCENTAGES)('gives a release of %i in a hundred to the same clients', async (percentage) => {
    const index = staged(percentage);
    const clients = [...clientsNear(percentage), ...randomClients(RANDOM_CLIENTS)];
    const theirs = await offeredBySquirrel(index, clients);
    const ours = clients.map((client) => offeredByUs(index, client));
    console.log(`staging: ${String(ours.length)} clients of ${String(percentage)} %, seed ${String(SEED)}`);
    expect(ours).toEqual(theirs);
  });

  it('gives a release of less than 100 in a hundred to nobody without an id', async () => {
    const index = staged(99);
    expect(await offeredBySquirrel(index, ['none'])).toEqual([EVERYBODY]);
    expect(offeredByUs(index, undefined)).toBe(EVERYBODY);
  });

  it('gives what goes to everybody to the last client, and to those without an id, too', async () => {
    const index = staged(100);
    const last = clientAt(HIGHEST);
    // Squirrel wants a place below the share, and every staged release kept from who has no id.
    expect(await offeredBySquirrel(index, [last, 'none'])).toEqual([EVERYBODY, EVERYBODY]);
    expect([offeredByUs(index, last), offeredByUs(index, undefined)]).toEqual([STAGED, STAGED]);
  });

  /** The newest version that Squirrel leaves in the index for each client. */
  async function offeredBySquirrel(
    index: string,
    clients: readonly string[],
  ): Promise<readonly (string | undefined)[]> {
    const paths = [join(folder, 'RELEASES'), join(folder, 'clients.txt')] as const;
    await writeFile(paths[0], index);
    await writeFile(paths[1], `${clients.join('\n')}\n`);
    const offered: readonly (readonly string[])[] = JSON.parse(await squirrel.must('stage-each', ...paths));
    return offered.map((names) => [STAGED, EVERYBODY].find((version) => names.some((name) => name.includes(version))));
  }
});

function staged(percentage: number): string {
  const lines = [
    `${'1'.repeat(40)} App-${EVERYBODY}-full.nupkg 100`,
    `${'2'.repeat(40)} App-${STAGED}-full.nupkg 100 # ${String(percentage)}%`,
  ];
  return lines.join('\n');
}

function offeredByUs(text: string, stagingId: string | undefined): string {
  const index = { fileName: 'RELEASES', format: 'squirrel', entries: parseReleases(Buffer.from(text)) } as const;
  return planUpdate([index], stagingId === undefined ? {} : { stagingId }).to;
}

/** Those at the border of a share, and of that share as a number of single precision, and their neighbours; but not the last. */
function clientsNear(percentage: number): readonly string[] {
  const borders = [percentage / 100, Math.fround(percentage / 100)].map((share) => Math.floor(share * HIGHEST));
  const near = borders.flatMap((border) => Array.from({ length: 9 }, (_, index) => border + index - 4));
  return [0, 1, HIGHEST - 1, ...near].filter((at) => at >= 0 && at < HIGHEST).map(clientAt);
}

function* randomClients(count: number): Generator<string> {
  const random = seededRandom(SEED);
  for (let made = 0; made < count; made += 1) yield clientAt(random(2 ** 16) * 2 ** 16 + random(2 ** 16));
}

/** A client at a place among all that there can be, from 0 to `HIGHEST`. */
function clientAt(place: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(place);
  return `12345678-1234-1234-1234-1234${bytes.toString('hex')}`;
}
