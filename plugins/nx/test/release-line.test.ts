import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasProjectFile, isPackable, parseReleaseLine, ReleaseLineSchema } from '../src/release-line.ts';

const FILE = 'apps/tally/nuspine.json';

describe('parseReleaseLine', () => {
  it('reads a line with every property', () => {
    const line = {
      $schema: '../node_modules/x.json',
      flatten: {
        sources: ['../feed'],
        app: 'packages',
        framework: 'net10.0',
        rid: 'linux-x64',
        profile: 'squirrel',
        onConflict: 'app-wins',
      },
      releases: { base: 'released', engine: 'portable' },
    };
    expect(parseReleaseLine(JSON.stringify(line), FILE)).toEqual(line);
  });

  it('reads a line that only names its sources', () => {
    expect(parseReleaseLine('{ "flatten": { "sources": [] } }', FILE)).toEqual({ flatten: { sources: [] } });
  });

  it('rejects text that is not JSON', () => {
    expect(() => parseReleaseLine('{', FILE)).toThrowCode('NX_LINE_NOT_JSON');
  });

  it.each([
    '{}',
    '{ "flatten": {} }',
    '{ "flatten": { "sources": "feed" } }',
    '{ "flatten": { "sources": [""] } }',
    '{ "flatten": { "sources": [], "profile": "exact" } }',
    '{ "flatten": { "sources": [] }, "release": {} }',
  ])('rejects %s', (text) => {
    expect(() => parseReleaseLine(text, FILE)).toThrowCode('NX_LINE_INVALID');
  });

  it('names the file and every fault with its JSON pointer', () => {
    const text = '{ "flatten": { "sources": [1] }, "feed": {} }';
    expect(() => parseReleaseLine(text, FILE)).toThrow(
      /apps\/tally\/nuspine\.json.*\/flatten\/sources\/0 must be string; \/ must not have feed/,
    );
  });
});

describe('ReleaseLineSchema', () => {
  it('is the published schema', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../schema/nuspine.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(ReleaseLineSchema)));
  });
});

describe('hasProjectFile', () => {
  it.each(['App.csproj', 'App.fsproj', 'App.vbproj', 'App.NUSPEC'])('counts %s', (file) => {
    expect(hasProjectFile(['Program.cs', file])).toBe(true);
  });

  it('counts nothing else', () => {
    expect(hasProjectFile(['App.sln', 'App.csproj.user', 'nuspec'])).toBe(false);
  });
});

describe('isPackable', () => {
  it.each([
    ['<PackageId>App</PackageId>', true],
    ['<IsPackable> true </IsPackable>', true],
    ['<PackAsTool>true</PackAsTool>', true],
    ['<PackageId>App</PackageId><IsPackable>false</IsPackable>', false],
    ['<OutputType>Exe</OutputType>', false],
  ])('is told from %s: %s', (text, packs) => {
    expect(isPackable(text)).toBe(packs);
  });
});
