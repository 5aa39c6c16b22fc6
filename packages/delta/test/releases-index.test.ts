import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatReleases,
  parseReleases,
  RELEASES_FILE_NAME,
  releaseEntry,
  type ReleaseEntry,
} from '../src/releases-index.ts';

const SHA = '94689FEDE03FED7AB59C24337673A27837F0C3EC';
const line = (name: string, rest = ''): string => `${SHA} ${name} 100${rest}`;
const thrown = (thunk: () => unknown): unknown => {
  try {
    return thunk();
  } catch (error) {
    return error;
  }
};

describe('RELEASES_FILE_NAME', () => {
  it('has no extension', () => {
    expect(RELEASES_FILE_NAME).toBe('RELEASES');
  });
});

describe('parseReleases', () => {
  it.each(['', '\ufeff', '\n\n', ' \r\n'])('finds no entries in %j', (text) => {
    expect(parseReleases(text)).toEqual([]);
  });

  it('keeps every line in the order of the file, duplicates included', () => {
    const text = [line('App-1.1.0-full.nupkg'), line('App-1.0.0-full.nupkg'), line('App-1.1.0-full.nupkg')].join(
      '\r\n',
    );
    expect(parseReleases(Buffer.from(`\ufeff${text}`)).map((entry) => entry.fileName)).toEqual([
      'App-1.1.0-full.nupkg',
      'App-1.0.0-full.nupkg',
      'App-1.1.0-full.nupkg',
    ]);
  });

  it('keeps the staging percentage before a CRLF', () => {
    const [first] = parseReleases(`${line('App-1.0.0-full.nupkg', ' # 10%')}\r\n`);
    expect(first?.stagingPercentage).toBe(10);
  });

  it.each([
    ['RELEASES_LINE_INVALID', 'not a line'],
    ['RELEASES_NAME_INVALID', line('../App-1.0.0-full.nupkg')],
    ['RELEASES_VERSION_INVALID', line('App.nupkg')],
    ['RELEASES_LINE_INVALID', `\ufeff${line('App-1.0.0-full.nupkg')}`],
    ['RELEASES_NAME_INVALID', line('App\u0000-1.0.0-full.nupkg')],
    ['RELEASES_LINE_INVALID', `${line('App-1.0.0-full.nupkg')}\r${line('App-1.0.0-full.nupkg')}`],
  ])('throws %s with the number of the line', (code, bad) => {
    const text = `${line('App-1.0.0-full.nupkg')}\n\n${bad}`;
    expect(thrown(() => parseReleases(text, 'feed/RELEASES'))).toMatchObject({
      code,
      details: { path: 'feed/RELEASES', line: 3 },
    });
  });

  it('refuses two byte order marks', () => {
    expect(() => parseReleases(`\ufeff\ufeff${line('App-1.0.0-full.nupkg')}`)).toThrowCode('RELEASES_LINE_INVALID');
  });

  it('refuses UTF-16', () => {
    const text = Buffer.from(`\ufeff${line('App-1.0.0-full.nupkg')}`, 'utf16le');
    expect(() => parseReleases(text)).toThrowCode('RELEASES_NOT_TEXT');
  });

  it('refuses an index that no feed could need', () => {
    expect(() => parseReleases(Buffer.alloc((16 << 20) + 1))).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});

describe('formatReleases', () => {
  it('writes a byte order mark, oldest first, a delta before its full package, and no line end at the end', () => {
    const entries = [
      'App-1.10.0-full.nupkg',
      'App-1.9.0-full.nupkg',
      'App-1.10.0-delta.nupkg',
      'App-1.9.0-beta2-full.nupkg',
    ];
    const text = Buffer.from(formatReleases(parseReleases(entries.map((name) => line(name)).join('\n')))).toString();
    expect(text).toBe(
      `\ufeff${[
        line('App-1.9.0-beta2-full.nupkg'),
        line('App-1.9.0-full.nupkg'),
        line('App-1.10.0-delta.nupkg'),
        line('App-1.10.0-full.nupkg'),
      ].join('\n')}`,
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyEntry()), (entries) => {
        const written = formatReleases(entries);
        expect(Buffer.from(formatReleases(parseReleases(written)))).toEqual(Buffer.from(written));
        expect(parseReleases(written)).toHaveLength(entries.length);
      }),
    );
  });
});

describe('releaseEntry', () => {
  it('reads the file name', () => {
    expect(releaseEntry({ sha1: SHA, fileName: 'App-1.0.0-delta.nupkg', size: 1 })).toMatchObject({
      isDelta: true,
      packageId: 'App',
    });
  });

  it('throws RELEASES_VERSION_INVALID for a name without a version', () => {
    expect(() => releaseEntry({ sha1: SHA, fileName: 'App-1.0.0-rc.1-full.nupkg', size: 1 })).toThrowCode(
      'RELEASES_VERSION_INVALID',
    );
  });
});

function anyEntry(): fc.Arbitrary<ReleaseEntry> {
  const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-beta1', '-rc10', '-RC2'));
  return fc
    .record({
      sha1: fc.constant(SHA),
      size: fc.nat(),
      name: fc.tuple(version, fc.constantFrom('full', 'delta')),
      where: fc.option(fc.webUrl({ validSchemes: ['http', 'https'] }), { nil: undefined }),
      staging: fc.option(fc.nat(999), { nil: undefined }),
    })
    .map(({ sha1, size, name: [[major, minor, patch, label], kind], where, staging }) => {
      const fileName = `App-${String(major)}.${String(minor)}.${String(patch)}${label}-${kind}.nupkg`;
      return releaseEntry({
        sha1,
        size,
        fileName,
        ...(where === undefined ? {} : { baseUrl: new URL('.', where).href.replaceAll('%', '') }),
        ...(staging === undefined ? {} : { stagingPercentage: staging }),
      });
    });
}
