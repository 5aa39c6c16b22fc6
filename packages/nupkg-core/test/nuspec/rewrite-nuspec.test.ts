import { describe, expect, it } from 'vitest';
import { rewriteNuspec } from '../../src/index.ts';

const NUSPEC = `<package><metadata>
    <id>A</id>
    <!-- kept -->
    <releaseNotes>old</releaseNotes>
    <dependencies><dependency id="B" version="1.0" /></dependencies>
    <frameworkAssemblies><frameworkAssembly assemblyName="System.Xml" /></frameworkAssemblies>
  </metadata></package>`;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('rewriteNuspec', () => {
  it('removes dependencies and keeps the rest in its order', () => {
    const rewritten = text(rewriteNuspec(Buffer.from(NUSPEC), { dependencies: 'remove' }));
    expect(rewritten).not.toContain('<dependenc');
    expect(rewritten).toMatch(
      /<id>A<\/id>\s*<!-- kept -->\s*<releaseNotes>old<\/releaseNotes>\s*<frameworkAssemblies>/,
    );
  });

  it('replaces release notes, escaped', () => {
    const rewritten = text(rewriteNuspec(Buffer.from(NUSPEC), { dependencies: 'keep', releaseNotes: '<p>new</p>' }));
    expect(rewritten).toContain('<releaseNotes>&lt;p&gt;new&lt;/p&gt;</releaseNotes>');
    expect(rewritten).toContain('<dependency id="B" version="1.0" />');
  });
});
