import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { formatNuspineIndex, NUSPINE_INDEX_NAME, NuspineIndexSchema, parseNuspineIndex } from '../src/nuspine-index.ts';
import type { ReleaseEntry } from '../src/releases-index.ts';
import { digestOf } from './update-feed.ts';

const SHA1 = 'A'.repeat(40);
const BASE = { version: '1.0.0', size: 10, digest: digestOf('1.0.0') };
const TARGET = { version: '1.1.0-beta.2', size: 11, digest: digestOf('1.1.0') };
const DELTA = { fileName: 'App-1.1.0-beta.2-delta.nuspine', size: 3, digest: digestOf('delta'), sha1: SHA1 };
const DOCUMENT = {
  formatVersion: 1,
  packageId: 'App',
  fulls: [
    { version: '1.1.0-beta.2', fileName: 'App-1.1.0-beta.2-full.nupkg', size: 11, digest: TARGET.digest, sha1: SHA1 },
    { version: '1.0.0', fileName: 'App-1.0.0-full.nupkg', size: 10, digest: BASE.digest, sha1: SHA1 },
  ],
  deltas: [{ ...DELTA, base: BASE, target: TARGET }],
};
const read = (value: unknown): ReleaseEntry[] =>
  parseNuspineIndex(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'feed/index');
const [FULL] = DOCUMENT.fulls;

describe('parseNuspineIndex', () => {
  it('reads the full packages, and what each delta lies between', () => {
    const entries = read(DOCUMENT);
    expect(entries.map(({ fileName, isDelta }) => [fileName, isDelta])).toEqual([
      ['App-1.1.0-beta.2-full.nupkg', false],
      ['App-1.0.0-full.nupkg', false],
      ['App-1.1.0-beta.2-delta.nuspine', true],
    ]);
    expect(entries[2]).toEqual({
      ...DELTA,
      packageId: 'App',
      isDelta: true,
      version: parseNuGetVersion('1.1.0-beta.2'),
      ends: {
        base: { ...BASE, version: parseNuGetVersion('1.0.0') },
        target: { ...TARGET, version: parseNuGetVersion('1.1.0-beta.2') },
      },
    });
  });

  it('passes over a byte order mark and members that it does not know', () => {
    const more = { ...DOCUMENT, notes: [], fulls: [{ ...FULL, notes: 'new' }] };
    expect(read(`\ufeff${JSON.stringify(more)}`)).toHaveLength(2);
  });

  it('reads an empty file as an empty index', () => {
    expect(read('')).toEqual([]);
  });

  it.each([
    ['HTML', '<!doctype html><title>404</title>'],
    ['half a file', JSON.stringify(DOCUMENT).slice(0, 200)],
    ["Velopack's index", { Assets: [] }],
    ['no lists', { formatVersion: 1, packageId: 'App' }],
    ['a short digest', { ...DOCUMENT, fulls: [{ ...FULL, digest: 'sha256:00' }] }],
    ['a negative size', { ...DOCUMENT, fulls: [{ ...FULL, size: -1 }] }],
    ['a delta without a base', { ...DOCUMENT, deltas: [{ ...DELTA, target: TARGET }] }],
    ['an earlier version of the format', { ...DOCUMENT, formatVersion: 0 }],
  ])('refuses %s with RELEASES_JSON_INVALID', (_what, value) => {
    expect(() => read(value)).toThrowCode('RELEASES_JSON_INVALID');
  });

  it('names every fault by its place', () => {
    const fulls = [
      { ...FULL, size: -1 },
      { ...FULL, sha1: 'x' },
    ];
    const found = [{ pointer: '/fulls/0/size' }, { pointer: '/fulls/1/sha1' }];
    expect(() => read({ ...DOCUMENT, fulls })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          found: expect.arrayContaining(found.map((one) => expect.objectContaining(one))),
        }),
      }),
    );
  });

  it('refuses a later version of the format with DELTA_FORMAT_UNKNOWN', () => {
    expect(() => read({ formatVersion: 2 })).toThrowCode('DELTA_FORMAT_UNKNOWN');
  });

  it.each(['../x.nupkg', 'a/b.nupkg', 'CON', 'x.nupkg.'])('refuses the file name %j', (fileName) => {
    expect(() => read({ ...DOCUMENT, fulls: [{ ...FULL, fileName }] })).toThrowCode('RELEASES_NAME_INVALID');
  });

  it.each<[string, object]>([
    ['what is no version', { fulls: [{ ...FULL, version: 'latest' }] }],
    ['a delta that leads to its own base', { deltas: [{ ...DELTA, base: TARGET, target: TARGET }] }],
    ['a delta that leads back', { deltas: [{ ...DELTA, base: TARGET, target: BASE }] }],
  ])('refuses %s', (_what, change) => {
    expect(() => read({ ...DOCUMENT, ...change })).toThrowCode('RELEASES_VERSION_INVALID');
  });

  it('refuses bytes that are not UTF-8, and more of them than an index has', () => {
    expect(() => parseNuspineIndex(Buffer.of(0xff, 0xfe, 0x7b), 'x')).toThrowCode('RELEASES_NOT_TEXT');
    expect(() => parseNuspineIndex(new Uint8Array((16 << 20) + 1), 'x')).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});

function withoutDigest(entry: ReleaseEntry): ReleaseEntry {
  const { packageId, version, isDelta, fileName, size, sha1 } = entry;
  return { packageId, version, isDelta, fileName, size, sha1 };
}

function withoutEnds(entry: ReleaseEntry): ReleaseEntry {
  const { digest } = entry;
  return { ...withoutDigest(entry), ...(digest === undefined ? {} : { digest }) };
}

describe('formatNuspineIndex', () => {
  it('writes what it reads', () => {
    expect(JSON.parse(Buffer.from(formatNuspineIndex(read(DOCUMENT))).toString())).toEqual(DOCUMENT);
  });

  it('gives the same bytes for entries in any order, newest first', () => {
    const entries = read(DOCUMENT);
    const wanted = Buffer.from(formatNuspineIndex(entries));
    expect(Buffer.from(formatNuspineIndex(entries.toReversed())).equals(wanted)).toBe(true);
    expect(wanted.toString()).toBe(`${JSON.stringify(DOCUMENT, undefined, 2)}\n`);
  });

  it('writes the id as the newest version does, where others write it in other letters', () => {
    const entries = read(DOCUMENT).map((entry) => (entry.version.minor === 0 ? { ...entry, packageId: 'APP' } : entry));
    expect(JSON.parse(Buffer.from(formatNuspineIndex(entries.toReversed())).toString())).toEqual(DOCUMENT);
  });

  it.each<[string, (entry: ReleaseEntry) => ReleaseEntry]>([
    ['a file without a SHA-256', withoutDigest],
    ['a file that lies elsewhere', (entry) => ({ ...entry, baseUrl: 'http://h/' })],
    ['a delta that does not say what it lies between', withoutEnds],
    ['another package', (entry) => (entry.isDelta ? { ...entry, packageId: 'Other' } : entry)],
  ])('has no place for %s', (_what, change) => {
    expect(() => formatNuspineIndex(read(DOCUMENT).map(change))).toThrowCode('RELEASES_JSON_INVALID');
  });

  it('has no place for no package at all', () => {
    expect(() => formatNuspineIndex([])).toThrowCode('RELEASES_JSON_INVALID');
  });
});

describe('NUSPINE_INDEX_NAME', () => {
  it('is no name that Squirrel or Velopack looks for by itself', () => {
    expect(NUSPINE_INDEX_NAME).toBe('releases.nuspine.json');
  });
});

describe('NuspineIndexSchema', () => {
  it('has a name of its own', () => {
    expect(NuspineIndexSchema).toMatchObject({ $id: 'urn:nuspine:schema:nuspine-index' });
  });
});
