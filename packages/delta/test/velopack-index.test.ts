import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { ReleaseEntry } from '../src/releases-index.ts';
import { channelOfIndex, formatVelopackIndex, parseVelopackIndex, velopackIndexName } from '../src/velopack-index.ts';

const SHA1 = 'A'.repeat(40);
const SHA256 = 'B'.repeat(64);
const ASSET = {
  PackageId: 'App',
  Version: '1.1.0-beta.2',
  Type: 'Delta',
  FileName: 'App-1.1.0-beta.2-win-delta.nupkg',
  SHA1,
  SHA256,
  Size: 12,
  NotesMarkdown: '# New',
  NotesHTML: '<h1>New</h1>',
};
const ENTRY: ReleaseEntry = {
  packageId: 'App',
  version: parseNuGetVersion('1.1.0-beta.2'),
  isDelta: true,
  fileName: ASSET.FileName,
  sha1: SHA1,
  digest: `sha256:${SHA256.toLowerCase()}`,
  size: 12,
  notesMarkdown: '# New',
  notesHtml: '<h1>New</h1>',
};
const parse = (value: unknown): ReleaseEntry[] =>
  parseVelopackIndex(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'releases.win.json');

describe('parseVelopackIndex', () => {
  it('reads assets as Velopack writes them', () => {
    expect(parse({ Assets: [ASSET] })).toEqual([ENTRY]);
  });

  it('reads what an older or a newer Velopack writes', () => {
    const asset = { ...ASSET, SHA1: SHA1.toLowerCase(), SHA256: null, NotesMarkdown: '', NotesHTML: null, Extra: 1 };
    const [entry] = parse({ Assets: [asset], More: [] });
    expect(entry).toMatchObject({ sha1: SHA1, size: 12 });
    expect(Object.keys(entry ?? {})).not.toEqual(expect.arrayContaining(['digest', 'notesMarkdown', 'notesHtml']));
  });

  it('reads an empty file as an empty index', () => {
    expect(parse('')).toEqual([]);
  });

  it.each([
    ['HTML', '<html></html>'],
    ['no list', {}],
    ['another type', { Assets: [{ ...ASSET, Type: 'Portable' }] }],
    ['a short hash', { Assets: [{ ...ASSET, SHA1: 'AB' }] }],
    ['a negative size', { Assets: [{ ...ASSET, Size: -1 }] }],
  ])('refuses %s with RELEASES_JSON_INVALID', (_what, value) => {
    expect(() => parse(value)).toThrowCode('RELEASES_JSON_INVALID');
  });

  it.each(['../x.nupkg', 'a/b.nupkg', 'CON', ''])('refuses the file name %j', (FileName) => {
    expect(() => parse({ Assets: [{ ...ASSET, FileName }] })).toThrowCode('RELEASES_NAME_INVALID');
  });

  it('refuses what is no version', () => {
    expect(() => parse({ Assets: [{ ...ASSET, Version: 'latest' }] })).toThrowCode('RELEASES_VERSION_INVALID');
  });
});

describe('formatVelopackIndex', () => {
  it('writes the newest version first, and its full package before its deltas', () => {
    const full = { ...ENTRY, isDelta: false, fileName: 'App-1.1.0-beta.2-full.nupkg' };
    const older = { ...full, version: parseNuGetVersion('1.0.0'), fileName: 'App-1.0.0-full.nupkg' };
    const names = parseVelopackIndex(formatVelopackIndex([older, ENTRY, full]), 'x').map(({ fileName }) => fileName);
    expect(names).toEqual([full.fileName, ENTRY.fileName, older.fileName]);
  });

  it('writes what it reads', () => {
    expect(parseVelopackIndex(formatVelopackIndex([ENTRY]), 'x')).toEqual([ENTRY]);
    expect(JSON.parse(Buffer.from(formatVelopackIndex([ENTRY])).toString())).toEqual({ Assets: [ASSET] });
  });
});

describe('velopackIndexName', () => {
  it('has the channel in it', () => {
    expect(channelOfIndex(velopackIndexName('win-x64.beta'))).toBe('win-x64.beta');
  });

  it.each(['', '../x', 'a b', '.json', 'a/b', 'nuspine', 'NuSpine'])('refuses the channel %j', (channel) => {
    expect(() => velopackIndexName(channel)).toThrowCode('RELEASES_NAME_INVALID');
  });
});

describe('channelOfIndex', () => {
  it.each(['RELEASES', 'releases.json', 'releases..json', 'releases.nuspine.json', 'App-1.0.0-full.nupkg'])(
    'is nothing for %s',
    (name) => {
      expect(channelOfIndex(name)).toBeUndefined();
    },
  );
});
