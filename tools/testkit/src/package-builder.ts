import { packageEntries, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink } from '@nuspine/primitives';

/** What a package for a test is made of. */
export interface PackageParts {
  /** Default `App`. */
  readonly id?: string;
  /** Default `1.0.0`. */
  readonly version?: string;
  /** Content by path; text is UTF-8. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** XML inside `<metadata>` after the four elements that every package has. */
  readonly metadata?: string;
}

/** The bytes of a canonical package. Equal parts give equal bytes. */
export async function buildPackage(parts: PackageParts): Promise<Uint8Array> {
  const { id = 'App', version = '1.0.0', metadata = '' } = parts;
  const files = Object.entries(parts.files).map(([path, content]) => ({ path, content: asBytes(content) }));
  const nuspec = asBytes(nuspecText(id, version, metadata));
  const sink = bytesSink();
  await writeArchive(packageEntries({ nuspecPath: `${id}.nuspec`, nuspec, files }), sink);
  return sink.bytes();
}

function nuspecText(id: string, version: string, metadata: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${id}</id>
    <version>${version}</version>
    <authors>Nuspine</authors>
    <description>Made by a test.</description>${metadata}
  </metadata>
</package>
`;
}

function asBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}
