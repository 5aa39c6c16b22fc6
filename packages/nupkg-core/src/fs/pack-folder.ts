import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ByteSink, sourceChunks } from '@nuspine/primitives';
import { fileSource } from '@nuspine/primitives/fs';
import type { ContentStream } from '../archive/entry-content.ts';
import { type NewEntry, writeArchive } from '../archive/write-archive.ts';
import { NupkgError } from '../errors.ts';
import { DEFAULT_ARCHIVE_LIMITS, requireWithin } from '../limits.ts';
import { findNuspecEntry } from '../nuspec/find-nuspec-entry.ts';
import { parseNuspec } from '../nuspec/parse-nuspec.ts';
import { packageEntries } from '../opc/package-entries.ts';
import { isContainerPart } from '../opc/part-names.ts';
import { versionInFileName } from '../package-file-name.ts';
import { readDocumentBytes } from './document-bytes.ts';

/** A file below a folder. */
interface FolderFile {
  /** From the folder, with slashes. */
  readonly path: string;
  readonly place: string;
  readonly size: number;
}

/**
 * Writes the package that was unpacked to `folder`, as one is that lies in a global packages folder, in the form of
 * docs/formats/canonical-package.md. What an archive only has for its own sake is made anew, and what NuGet keeps beside an
 * unpacked package (the package itself, hashes) is left out, as NuGet's PackageFolderReader does; so is a signature, which
 * is about the bytes of another archive.
 * Throws `NUPKG_ENTRY_SPECIAL` for a link or a device, `NUPKG_ENTRY_NAME_UNSAFE` and the like for names that no package
 * may have, `NUPKG_NUSPEC_*` and `NUPKG_LIMIT_EXCEEDED`.
 */
export async function packFolder(folder: string, sink: ByteSink): Promise<void> {
  const files = await filesBelow(folder, '');
  const nuspecFile = findNuspecEntry(files);
  requireWithin('the size of the nuspec', nuspecFile.size, DEFAULT_ARCHIVE_LIMITS.maxNuspecSize, nuspecFile.path);
  const nuspec = await readDocumentBytes(nuspecFile.place);
  const { id } = parseNuspec(nuspec, nuspecFile.path);
  const payload = files.filter((file) => file !== nuspecFile && !isKeptBeside(file.path, id));
  const content = { nuspecPath: nuspecFile.path, nuspec, files: payload.map(newEntry) };
  await writeArchive(packageEntries(content), sink);
}

function isKeptBeside(path: string, id: string): boolean {
  return isContainerPart(path) || versionInFileName(path, id) !== undefined;
}

async function filesBelow(root: string, folder: string): Promise<readonly FolderFile[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found: FolderFile[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)));
    else found.push(await plainFile(root, path, entry));
    requireWithin('number of entries', found.length, DEFAULT_ARCHIVE_LIMITS.maxEntries);
  }
  return found;
}

async function plainFile(root: string, path: string, entry: Dirent): Promise<FolderFile> {
  if (!entry.isFile()) throw new NupkgError('NUPKG_ENTRY_SPECIAL', 'entry is not a plain file', { path });
  const place = join(root, path);
  return { path, place, size: (await stat(place)).size };
}

function newEntry({ path, place, size }: FolderFile): NewEntry {
  return { path, content: fileContent(place, size) };
}

/** The file is open only while it is read: a folder may hold more files than a process may open. */
function fileContent(place: string, size: number): ContentStream {
  return { size, chunks: () => fileChunks(place) };
}

async function* fileChunks(place: string): AsyncGenerator<Uint8Array> {
  const file = await open(place);
  try {
    yield* sourceChunks(await fileSource(file, place));
  } finally {
    await file.close();
  }
}
