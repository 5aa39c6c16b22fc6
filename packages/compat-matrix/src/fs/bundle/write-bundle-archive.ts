import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type FileStamp, hashingSink } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { formatJson } from '@nuspine/primitives/json';
import { pack, type Pack } from 'tar-stream';
import { type BundleDocument, releaseName } from '../../bundle/bundle-document.ts';
import { storedGzip } from '../../bundle/stored-gzip.ts';

/** Members of a bundle's archive, below the folder that has the name of the release. */
export const BUNDLE_FILE = 'bundle.json';
export const RULES_FILE = 'versions.toml';
export const PACKAGES_FOLDER = 'packages';

export interface BundleContent {
  readonly document: BundleDocument;
  /** The matrix that the bundle was judged with. */
  readonly rules: Uint8Array;
  /** Where the package of each part lies, by file name. */
  readonly packages: ReadonlyMap<string, string>;
}

/**
 * Writes `name-{version}.tar.gz` into a folder (docs/formats/release-bundle.md §3). Equal bundles give equal bytes on every
 * machine: no clock, no owner, no compressor.
 */
export async function writeBundleArchive(
  folder: string,
  content: BundleContent,
): Promise<FileStamp & { readonly path: string }> {
  const path = join(folder, `${releaseName(content.document)}.tar.gz`);
  const stamp = await writeFileAtomically(path, async (sink) => {
    const hashing = hashingSink(sink);
    for await (const chunk of storedGzip(bytesOf(filled(content)))) await hashing.write(chunk);
    return hashing.stamp();
  });
  return { ...stamp, path };
}

/** A tar that is filled while it is read. What goes wrong on one side ends the other. */
function filled(content: BundleContent): Pack {
  const archive = pack();
  // Its reader gets the error too; without this it would also be nobody's.
  archive.on('error', () => undefined);
  fill(archive, content).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return archive;
}

async function fill(archive: Pack, { document, rules, packages }: BundleContent): Promise<void> {
  const folder = releaseName(document);
  await addMember(archive, `${folder}/${BUNDLE_FILE}`, Buffer.from(formatJson(document)));
  await addMember(archive, `${folder}/${RULES_FILE}`, rules);
  for (const { file, size } of document.parts) {
    await addFile(archive, `${folder}/${PACKAGES_FOLDER}/${file}`, size, packages.get(file) ?? '');
  }
  archive.finalize();
}

const PLAIN = { mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: 'file' } as const;

async function addMember(archive: Pack, name: string, bytes: Uint8Array): Promise<void> {
  const member = archive.entry({ ...PLAIN, name, size: bytes.length });
  const closed = once(member, 'close');
  member.end(Buffer.from(bytes));
  await closed;
}

async function addFile(archive: Pack, name: string, size: number, path: string): Promise<void> {
  const member = archive.entry({ ...PLAIN, name, size });
  const closed = once(member, 'close');
  closed.catch(() => undefined);
  for await (const chunk of bytesOf(createReadStream(path))) {
    if (!member.write(chunk)) await Promise.race([once(member, 'drain'), closed]);
  }
  member.end(null);
  await closed;
}

/** The types of streams say nothing of what they give. */
export async function* bytesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk;
}
