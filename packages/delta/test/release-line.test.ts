import { readFileSync } from 'node:fs';
import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { readReleaseFileName } from '../src/release-file-name.ts';
import { formatReleaseLine, parseReleaseLine } from '../src/release-line.ts';

interface Vector {
  readonly line: string;
  readonly refused?: true;
  readonly fileName?: string;
  readonly sha1?: string;
  readonly version?: string;
  readonly isDelta?: boolean;
  readonly packageId?: string;
  readonly [field: string]: unknown;
}

// Origin and licence stand in the file.
const fixture = new URL('fixtures/squirrel-release-lines.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(fixture, 'utf8')).entries;

const SHA = '94689FEDE03FED7AB59C24337673A27837F0C3EC';
// The vectors come from Squirrel under Linux, which takes a backslash in a name; Squirrel under Windows refuses it.
const refusedOnWindows = (vector: Vector): boolean => vector.fileName?.includes('\\') ?? false;

describe('parseReleaseLine', () => {
  it.each([' ', '\r', '#'])('takes no time for a million of %j in a line', (character) => {
    expect(() => parseReleaseLine(`a${character.repeat(1_000_000)}b`)).toThrowCode('RELEASES_LINE_INVALID');
  });

  it.each(vectors.filter((vector) => vector.refused !== true && !refusedOnWindows(vector)))(
    'answers as Squirrel: $line',
    ({ line, fileName = '', sha1 = '', version, isDelta, packageId, ...vector }) => {
      const parsed = parseReleaseLine(line);
      expect(parsed).toEqual({
        sha1: sha1.toUpperCase(),
        fileName,
        size: vector.size,
        ...('baseUrl' in vector ? { baseUrl: vector.baseUrl } : {}),
        ...('query' in vector ? { query: vector.query } : {}),
        ...('stagingPercentage' in vector ? { stagingPercentage: vector.stagingPercentage } : {}),
      });
      const name = readReleaseFileName(fileName);
      expect(name && formatNuGetVersion(name.version)).toBe(
        version === undefined ? undefined : formatNuGetVersion(parseNuGetVersion(version)),
      );
      if (name !== undefined) expect(name).toMatchObject({ isDelta, packageId });
    },
  );

  it.each(vectors.filter((vector) => vector.refused === true || refusedOnWindows(vector)))(
    'refuses the name in $line',
    ({ line }) => {
      expect(() => parseReleaseLine(line)).toThrowCode('RELEASES_NAME_INVALID');
    },
  );

  it.each([
    ['100 # 10%', 10],
    ['100 # 10%\r', 10],
    ['100 # a # 10%', 10],
    ['100 # 0%', 0],
    ['100 # 999%', 999],
    ['100 #50%', undefined],
    ['100 # 50% ', undefined],
    ['100 # 12.5%', undefined],
    ['100 # comment 10%', undefined],
    ['100\r', undefined],
  ])('reads the staging percentage after %j', (rest, percentage) => {
    expect(parseReleaseLine(`${SHA} App-1.0.0-full.nupkg ${rest}`)).toEqual({
      sha1: SHA,
      fileName: 'App-1.0.0-full.nupkg',
      size: 100,
      ...(percentage === undefined ? {} : { stagingPercentage: percentage }),
    });
  });

  it.each(['', ' ', '\r', '# only a comment'])('takes %j for a line without an entry', (line) => {
    expect(parseReleaseLine(line)).toBeUndefined();
  });

  it.each([
    ` ${SHA} App-1.0.0-full.nupkg 1`,
    `${SHA} App-1.0.0-full.nupkg 1 `,
    `${SHA} App-1.0.0-full.nupkg -5`,
    `${SHA} App-1.0.0-full.nupkg 1e3`,
    `${SHA} App-1.0.0-full.nupkg 99999999999999999999`,
    `\ufeff${SHA} App-1.0.0-full.nupkg 1`,
    `${SHA.slice(1)} App-1.0.0-full.nupkg 1`,
    `${SHA} http://h/a/x.nupkg#frag 1`,
    `${SHA} App 1.0.0-full.nupkg 1`,
    '<!DOCTYPE html>',
    'a\rb',
  ])('refuses %j', (line) => {
    expect(() => parseReleaseLine(line)).toThrowCode('RELEASES_LINE_INVALID');
  });

  it.each([
    'http://h/',
    'http://h/a/..%5C..%5Cevil-1.0.0-full.nupkg',
    'http://',
    'http://h/%zz',
    'a:b',
    'nul',
    'a\u0000b',
  ])('refuses the name %j', (name) => {
    expect(() => parseReleaseLine(`${SHA} ${name} 1`)).toThrowCode('RELEASES_NAME_INVALID');
  });

  it('keeps the last name of a URL that is encoded', () => {
    expect(parseReleaseLine(`${SHA} http://h:81/My%20Apps/App-1.0.0-full.nupkg?sig=a%2Fb 1`)).toMatchObject({
      baseUrl: 'http://h:81/My Apps/',
      fileName: 'App-1.0.0-full.nupkg',
      query: '?sig=a%2Fb',
    });
  });
});

describe('formatReleaseLine', () => {
  it.each(vectors.filter((vector) => vector.refused !== true && !refusedOnWindows(vector)))(
    'writes what Squirrel would for $line, and the query string it drops',
    ({ line, written, query = '' }) => {
      const parsed = parseReleaseLine(line);
      const expected = String(written).replace(/nupkg(?=(\.delta)? )/, `nupkg${String(query)}`);
      expect(parsed && formatReleaseLine(parsed)).toBe(`${expected.slice(0, 40).toUpperCase()}${expected.slice(40)}`);
    },
  );

  it('encodes a URL again', () => {
    const line = {
      sha1: SHA,
      fileName: 'App-1.0.0-full.nupkg',
      size: 1,
      baseUrl: 'http://h/My Apps#1/',
      query: '?a=b',
    };
    expect(formatReleaseLine(line)).toBe(`${SHA} http://h/My%20Apps%231/App-1.0.0-full.nupkg?a=b 1`);
    expect(parseReleaseLine(formatReleaseLine(line))).toEqual(line);
  });

  it.each(['My App-1.0.0-full.nupkg', 'App#-1.0.0-full.nupkg', '../App-1.0.0-full.nupkg'])('refuses %j', (fileName) => {
    expect(() => formatReleaseLine({ sha1: SHA, fileName, size: 1 })).toThrowCode('RELEASES_NAME_INVALID');
  });
});
