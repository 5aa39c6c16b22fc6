import { compareOrdinal } from '@nuspine/primitives';
import { type NewEntry, packageEntries } from '@nuspine/nupkg-core';
import { type BundleDocument, releaseName } from './bundle-document.ts';

/** The file name of the package that stands for a bundle. */
export function metapackageFile({ metapackage, version }: BundleDocument): string {
  return `${metapackage.toLowerCase()}.${version}.nupkg`;
}

/**
 * A package without files that depends on each package of a bundle at exactly its version: whoever references it gets
 * that set and no other (NuGet docs, "Package versioning": `[1.0]` is exactly 1.0).
 */
export function metapackageEntries(document: BundleDocument): readonly NewEntry[] {
  const { metapackage: id, version, title, parts } = document;
  const dependencies = parts
    .toSorted((a, b) => compareOrdinal(a.package, b.package))
    .map((part) => `      <dependency id="${xml(part.package)}" version="[${xml(part.version)}]" />\n`);
  const nuspec = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${xml(id)}</id>
    <version>${xml(version)}</version>
    <authors>${xml(id)}</authors>
    <description>${xml(title)}: everything in the bundle ${releaseName(document)}, each at exactly its version.</description>
    <dependencies>
${dependencies.join('')}    </dependencies>
  </metadata>
</package>
`;
  // A package must hold a file; an underscore says that none is meant, for every framework.
  const files = [{ path: 'lib/netstandard1.0/_._', content: Buffer.alloc(0) }];
  return packageEntries({ nuspecPath: `${id}.nuspec`, nuspec: Buffer.from(nuspec), files });
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
