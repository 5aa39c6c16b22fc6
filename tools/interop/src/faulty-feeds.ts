import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addRelease, type AddReleaseOptions } from '@nuspine/delta/fs';
import { numbersFrom } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';

/** The releases of the feed that is damaged, oldest first. */
export const VERSIONS = ['1.0.0', '1.1.0', '1.2.0'] as const;

export const fullOf = (version: string): string => `App-${version}-full.nupkg`;

/** A feed of three releases for the clients of every format, each delta a small part of its package. */
export async function fillFeed(releases: string, formats: NonNullable<AddReleaseOptions['formats']>): Promise<void> {
  for (const [release, version] of VERSIONS.entries()) {
    const bytes = await appPackage(version, release);
    await addRelease({ releases, formats }, (out) => writeFile(out, bytes));
  }
}

/** The app in one release. `library` replaces a file that no release changes. */
export function appPackage(version: string, release: number, library: Uint8Array = noise(9)): Promise<Uint8Array> {
  const files = {
    'lib/net45/App.dll': Buffer.concat([noise(1), noise(20 + release).subarray(0, 2000)]),
    'lib/net45/Library.dll': library,
    // Changed once, by 1.1.0: whoever jumps over that delta keeps the file of 1.0.0.
    'lib/net45/Once.dll': Buffer.concat([noise(3), Buffer.from(release === 0 ? 'before' : 'after')]),
    'lib/net45/notes.txt': `release ${String(release)}`,
  };
  return buildPackage({ version, files });
}

/** Two releases of an app with so many files that unpacking it takes a while. */
export async function fillWideFeed(
  releases: string,
  formats: NonNullable<AddReleaseOptions['formats']>,
): Promise<void> {
  const numbers = Array.from({ length: 120 }, (_, number) => number);
  for (const [release, version] of ['1.0.0', '1.2.0'].entries()) {
    const content = (number: number): Buffer => Buffer.concat([noise(number, 8000), Buffer.from(String(release))]);
    const files = Object.fromEntries(numbers.map((number) => [`lib/net45/${String(number)}.dll`, content(number)]));
    const bytes = await buildPackage({ version, files });
    await addRelease({ releases, formats }, (out) => writeFile(out, bytes));
  }
}

/** Bytes that do not compress. */
export function noise(seed: number, length = 40_000): Buffer {
  const next = numbersFrom(seed);
  return Buffer.from(Uint8Array.from({ length }, () => next() & 0xff));
}

/** Something that goes wrong with a feed in a folder. */
export interface FeedFault {
  readonly what: string;
  damage(feed: string): Promise<void>;
}

const HTML = '<!DOCTYPE html><html><body>Sign in to the network</body></html>';

export const FEED_FAULTS: readonly FeedFault[] = [
  { what: 'nothing', damage: async () => undefined },
  { what: 'the index lacks a delta of the chain', damage: leaveOutDelta },
  { what: 'a delta is missing', damage: (feed) => eachDelta(feed, (path) => rm(path)) },
  { what: 'a delta is truncated', damage: (feed) => eachDelta(feed, (path) => truncate(path, 500)) },
  { what: 'a delta has other bytes', damage: (feed) => eachDelta(feed, changeBytes) },
  {
    what: 'a delta is that of the next release',
    damage: async (feed) => eachDelta(feed, (path) => copyFile(path.replace('1.1.0', '1.2.0'), path)),
  },
  { what: 'HTML stands in the place of `RELEASES`', damage: (feed) => writeFile(join(feed, 'RELEASES'), HTML) },
  {
    what: 'HTML stands in the place of every index',
    damage: (feed) => eachIndex(feed, (path) => writeFile(path, HTML)),
  },
  { what: '`RELEASES` ends in the middle of a line', damage: (feed) => truncate(join(feed, 'RELEASES'), 100) },
  { what: 'a folder has no index', damage: (feed) => eachIndex(feed, (path) => rm(path)) },
  { what: 'all packages of the newest release are damaged', damage: damageNewest },
];

/** Takes the delta to 1.1.0 out of every index. */
async function leaveOutDelta(feed: string): Promise<void> {
  await eachIndex(feed, async (path) => {
    const text = await readFile(path, 'utf8');
    if (!path.endsWith('.json')) {
      await writeFile(
        path,
        text
          .split('\n')
          .filter((line) => !/1\.1\.0-delta/.test(line))
          .join('\n'),
      );
      return;
    }
    const keep = (value: unknown): unknown =>
      Array.isArray(value) ? value.filter((one) => !/1\.1\.0(?:-win)?-delta/.test(JSON.stringify(one))) : value;
    const index: Record<string, unknown> = JSON.parse(text);
    await writeFile(path, JSON.stringify(Object.fromEntries(Object.entries(index).map(([k, v]) => [k, keep(v)]))));
  });
}

async function damageNewest(feed: string): Promise<void> {
  await eachDelta(feed, (path) => changeBytes(path.replace('1.1.0', '1.2.0')));
  await changeBytes(join(feed, fullOf('1.2.0')));
}

async function changeBytes(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 8);
  await writeFile(path, bytes);
}

/** Every delta that leads to 1.1.0. */
function eachDelta(feed: string, act: (path: string) => Promise<void>): Promise<void> {
  return eachFile(feed, /-1\.1\.0(?:-win)?-delta\./, act);
}

function eachIndex(feed: string, act: (path: string) => Promise<void>): Promise<void> {
  return eachFile(feed, /^RELEASES$|\.json$/, act);
}

async function eachFile(feed: string, names: RegExp, act: (path: string) => Promise<void>): Promise<void> {
  for (const name of await readdir(feed)) if (names.test(name)) await act(join(feed, name));
}
