import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { channelFiles, replayLog, type SeenEntry, verifyChannel } from '../src/index.ts';
import { CHANNEL, log, point, text } from './channel-builder.ts';
import { release } from './release-builds.ts';

const ENTRIES = log(
  [release(1), point('Latest', 'b1')],
  [release(2), { type: 'rollout', build: 'b2', percent: 10 }, point('Latest', 'b2')],
  [release(3), point('Latest', 'b3')],
  [{ type: 'rollout', build: 'b3', percent: 20, reason: 'crash' }],
);
const FILES = channelFiles(replayLog(CHANNEL, ENTRIES));

/** The codes of the problems found. */
async function codes(
  entries: readonly (Uint8Array | undefined)[],
  files: ReadonlyMap<string, Uint8Array> = FILES,
  seen?: SeenEntry,
): Promise<readonly string[]> {
  const entry = (sequence: number) => Promise.resolve(entries[sequence - 1]);
  const report = await verifyChannel({ channel: CHANNEL, last: entries.length, entry, files }, seen);
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems.map(({ code, path }) => `${code} ${path}`);
}

const edited = (index: number, from: string, to: string): Uint8Array[] =>
  ENTRIES.map((bytes, at) => (at === index ? Buffer.from(text(bytes).replace(from, to)) : bytes));
const withFile = (name: string, change: (before: string) => string | undefined): ReadonlyMap<string, Uint8Array> => {
  const changed = change(text(FILES.get(name)));
  const rest = [...FILES].filter(([other]) => other !== name);
  return new Map(changed === undefined ? rest : [...rest, [name, Buffer.from(changed)]]);
};

describe('verifyChannel', () => {
  it('finds nothing wrong with what was written', async () => {
    expect(await codes(ENTRIES)).toEqual([]);
  });

  it.each([
    ['an entry edited', edited(1, '"b2"', '"b9"'), ['CHANNEL_BUILD_UNKNOWN log/00000002.json']],
    ['an author edited', edited(1, '"tester"', '"mallory"'), ['CHANNEL_CHAIN_BROKEN log/00000003.json']],
    ['an entry with a space', edited(1, '{', '{ '), ['CHANNEL_NOT_CANONICAL log/00000002.json']],
    ['an entry that is no entry', edited(1, '"by"', '"of"'), ['CHANNEL_ENTRY_INVALID log/00000002.json']],
    ['an entry removed', [ENTRIES[0], undefined, ENTRIES[2], ENTRIES[3]], ['CHANNEL_ENTRY_MISSING log/00000002.json']],
    ['entries closed up', [ENTRIES[0], ENTRIES[2], ENTRIES[3]], ['CHANNEL_ENTRY_MISPLACED log/00000002.json']],
    [
      'entries reordered',
      [ENTRIES[1], ENTRIES[0], ENTRIES[2], ENTRIES[3]],
      ['CHANNEL_ENTRY_MISPLACED log/00000001.json'],
    ],
    ['the end cut off', ENTRIES.slice(0, 3), ['CHANNEL_LOG_TRUNCATED log/00000004.json']],
  ])('notices %s', async (_, entries, found) => {
    expect(await codes(entries)).toEqual(found);
  });

  it('notices the last entry edited, by the checkpoint', async () => {
    expect(await codes(edited(3, '"tester"', '"mallory"'))).toEqual(['CHANNEL_PROJECTION_EDITED channel.json']);
  });

  it.each([
    ['a pointer edited', withFile('Latest.txt', () => '9.9.9'), ['CHANNEL_PROJECTION_EDITED Latest.txt']],
    ['a file added', withFile('Evil.txt', () => 'x'), ['CHANNEL_PROJECTION_EDITED Evil.txt']],
    ['a file gone', withFile('Latest.txt', () => undefined), ['CHANNEL_PROJECTION_STALE Latest.txt']],
    ['a checkpoint destroyed', withFile('channel.json', () => '{'), ['CHANNEL_PROJECTION_EDITED channel.json']],
    [
      'CRLF in RELEASES',
      withFile('RELEASES', (before) => `${before.replaceAll('\n', '\r\n')}\r\n`),
      ['CHANNEL_STAGING_WIDENED RELEASES'],
    ],
    [
      'a space behind the share',
      withFile('RELEASES', (before) => before.replace('10%', '10% ')),
      ['CHANNEL_STAGING_WIDENED RELEASES'],
    ],
    [
      'a wider share',
      withFile('RELEASES', (before) => before.replace('10%', '90%')),
      ['CHANNEL_STAGING_WIDENED RELEASES'],
    ],
    [
      'a narrower share',
      withFile('RELEASES', (before) => before.replace('10%', '1%')),
      ['CHANNEL_PROJECTION_EDITED RELEASES'],
    ],
  ])('notices %s', async (_, files, found) => {
    expect(await codes(ENTRIES, files)).toEqual(found);
  });

  it('tells what a killed writer leaves from what somebody edited', async () => {
    const before = channelFiles(replayLog(CHANNEL, log([release(1), point('Latest', 'b1')])));
    const entries = log([release(1), point('Latest', 'b1')], [release(2), point('Latest', 'b2')]);
    const found = await codes(entries, before);
    expect(found.length).toBeGreaterThan(3);
    expect(found.every((line) => line.startsWith('CHANNEL_PROJECTION_STALE '))).toBe(true);
  });

  it('notices an old state that a mirror serves again, and another history', async () => {
    const old = channelFiles(replayLog(CHANNEL, ENTRIES.slice(0, 2)));
    const last = ENTRIES[3] ?? Buffer.of();
    const seen: SeenEntry = { sequence: 4, head: digestBytes(last) };
    expect(await codes(ENTRIES.slice(0, 2), old)).toEqual([]);
    expect(await codes(ENTRIES.slice(0, 2), old, seen)).toEqual(['CHANNEL_LOG_ROLLED_BACK log/00000003.json']);
    expect(await codes(ENTRIES, FILES, seen)).toEqual([]);
    const forked = { sequence: 2, head: digestBytes(last) };
    expect(await codes(ENTRIES, FILES, forked)).toEqual(['CHANNEL_LOG_FORKED log/00000002.json']);
  });
});
