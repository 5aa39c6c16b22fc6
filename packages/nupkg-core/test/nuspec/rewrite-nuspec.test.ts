import { CodedError } from '@nuspine/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NuspecRewrite, parseNuspec, rewriteNuspec } from '../../src/index.ts';

const NUSPEC = `\ufeff<?xml version="1.0" encoding='utf-8'?>\r
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">\r
  <metadata   minClientVersion='2.12'>\r
    <id>A</id>\r
    <version>1.0</version> <!-- kept -->\r
    <unknown a='1'/>\r
    <dependencies>\r
      <group targetFramework="net8.0" />\r
    </dependencies>\r
    <tags>&#65;</tags>\r
  </metadata>\r
</package>\r
`;
const rewrite = (text: string, change: NuspecRewrite): string =>
  Buffer.from(rewriteNuspec(Buffer.from(text), change)).toString();

describe('rewriteNuspec', () => {
  it('changes nothing unless asked to', () => {
    expect(rewrite(NUSPEC, { dependencies: 'keep' })).toBe(NUSPEC);
  });

  it('removes the dependencies and nothing else', () => {
    const wanted = NUSPEC.replace(/\r\n {4}<dependencies>[^]*<\/dependencies>/, '');
    expect(rewrite(NUSPEC, { dependencies: 'remove' })).toBe(wanted);
  });

  it('removes every dependencies element, also the last', () => {
    const text = '<package><metadata><id>A</id><dependencies/><x/> <dependencies></dependencies></metadata></package>';
    expect(rewrite(text, { dependencies: 'remove' })).toBe('<package><metadata><id>A</id><x/></metadata></package>');
  });

  it('adds release notes, indented as the element before', () => {
    const wanted = NUSPEC.replace(
      '</tags>',
      '</tags>\r\n    <releaseNotes>&lt;p&gt;é &amp;amp;&lt;/p&gt;</releaseNotes>',
    );
    expect(rewrite(NUSPEC, { dependencies: 'keep', releaseNotes: '<p>é &amp;</p>' })).toBe(wanted);
  });

  it('replaces release notes where they stand', () => {
    const text = NUSPEC.replace('<unknown', '<releaseNotes><![CDATA[ # old ]]></releaseNotes><unknown');
    const both = rewrite(text, { releaseNotes: 'new', dependencies: 'remove' });
    expect(both).toContain('<releaseNotes>new</releaseNotes><unknown');
    expect(parseNuspec(Buffer.from(both))).toMatchObject({ releaseNotes: 'new', dependencyGroups: [] });
  });

  it('adds after dependencies that it removes', () => {
    const text = '<package><metadata><id>A</id>\n <dependencies/></metadata></package>';
    const wanted = '<package><metadata><id>A</id>\n <releaseNotes>n</releaseNotes></metadata></package>';
    expect(rewrite(text, { releaseNotes: 'n', dependencies: 'remove' })).toBe(wanted);
  });

  it('keeps UTF-16', () => {
    const text = '\ufeff<package><metadata><id>A</id><dependencies/></metadata></package>';
    const rewritten = rewriteNuspec(Buffer.from(text, 'utf16le'), { dependencies: 'remove' });
    expect(Buffer.from(rewritten).toString('utf16le')).toBe(text.replace('<dependencies/>', ''));
  });

  it.each(['<package/>', '<package><metadata/></package>'])('refuses %s', (text) => {
    expect(() => rewrite(text, { dependencies: 'keep' })).toThrowCode('NUPKG_NUSPEC_INVALID');
  });

  it('keeps the prefix that the document uses', () => {
    const text = '<n:package xmlns:n="x"><n:metadata><n:id>A</n:id></n:metadata></n:package>';
    expect(rewrite(text, { dependencies: 'keep', releaseNotes: 'n' })).toContain('<n:releaseNotes>n</n:releaseNotes>');
  });

  it('gives a nuspec or a coded error, whatever is pushed into the text', () => {
    const tokens = [
      '<',
      '>',
      '/',
      '"',
      '&',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '=',
      '<id>',
      '</id>',
      '<a/>',
    ];
    const change = fc.tuple(fc.nat(NUSPEC.length), fc.constantFrom(...tokens), fc.nat(3));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((old, [at, token, cut]) => old.slice(0, at) + token + old.slice(at + cut), NUSPEC);
        expect(outcomeOf(text)).toBe('sound');
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

/** Reads what was rewritten, too: a rewrite must not break what was sound. */
function outcomeOf(text: string): unknown {
  try {
    parseNuspec(Buffer.from(text));
  } catch (error) {
    return error instanceof CodedError ? 'sound' : error;
  }
  const rewritten = rewrite(text, { dependencies: 'remove', releaseNotes: 'n' });
  return parseNuspec(Buffer.from(rewritten)).releaseNotes === 'n' ? 'sound' : rewritten;
}
