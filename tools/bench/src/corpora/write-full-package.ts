import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageEntries, writeArchive } from '@nuspine/nupkg-core';
import { writeFileAtomically } from '@nuspine/primitives/fs';

/** Writes files of a folder as the canonical full package of a release, below the folder that Squirrel installs. */
export async function writeFullPackage(
  folder: string,
  paths: readonly string[],
  version: string,
  out: string,
): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({ path: `lib/net45/${path}`, content: await readFile(join(folder, path)) })),
  );
  const entries = packageEntries({ nuspecPath: 'Corpus.nuspec', nuspec: nuspecOf(version), files });
  await writeFileAtomically(out, (sink) => writeArchive(entries, sink));
}

function nuspecOf(version: string): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
  <metadata>
    <id>Corpus</id>
    <version>${version}</version>
    <authors>Corpus</authors>
    <description>Files to measure deltas with.</description>
  </metadata>
</package>
`);
}
