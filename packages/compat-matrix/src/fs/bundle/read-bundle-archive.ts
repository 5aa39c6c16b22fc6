import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CodedError, hashingSink, PrimitivesError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { extract, type Extract, type Header } from 'tar-stream';
import {
  type BundleDocument,
  type BundlePart,
  parseBundleDocument,
  releaseName,
} from '../../bundle/bundle-document.ts';
import { plainTar } from '../../bundle/plain-tar.ts';
import { MatrixError } from '../../errors.ts';
import { MATRIX_LIMITS } from '../../limits.ts';
import { BUNDLE_FILE, bytesOf, PACKAGES_FOLDER, RULES_FILE } from './write-bundle-archive.ts';

/** A bundle that was unpacked and agrees with its document. */
export interface UnpackedBundle {
  readonly document: BundleDocument;
  readonly rules: string;
  /** Where its packages lie, by their file names. */
  readonly folder: string;
}

/**
 * Unpacks the archive of a bundle into a folder that is the caller's to remove. The members must be those that `bundle.json`
 * states, in that order and with those digests, so an archive has no say in where anything is written. Throws
 * `MATRIX_ARCHIVE_UNSAFE`, `MATRIX_BUNDLE_INVALID` or `MATRIX_DIGEST_MISMATCH`.
 */
export async function readBundleArchive(path: string, folder: string): Promise<UnpackedBundle> {
  await mkdir(join(folder, PACKAGES_FOLDER), { recursive: true });
  // Read from the first moment: a member that nobody waits for is lost.
  const archive = extract();
  const [read, fed] = await Promise.allSettled([readMembers(archive, path, folder), feed(archive, path)]);
  if (read.status === 'fulfilled' && fed.status === 'fulfilled') return read.value;
  const reasons = [fed, read].flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  throw firstOf(reasons, path);
}

/** Gives the tar to its reader as fast as that takes it. Ends when the reader does: it may have seen enough. */
async function feed(archive: Extract, path: string): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    archive.once('close', () => {
      resolve();
    });
  });
  const packed = createReadStream(path);
  // The callback takes what goes wrong after the loop below has ended; before that the loop throws it.
  const unpacked = pipeline(packed, createGunzip(), () => undefined);
  unpacked.on('error', () => undefined);
  try {
    for await (const chunk of plainTar(bytesOf(unpacked), path)) {
      if (archive.destroyed) return;
      if (!archive.write(chunk)) await Promise.race([once(archive, 'drain'), closed]);
    }
    archive.end(undefined);
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    packed.destroy();
  }
}

/** Of what went wrong at both ends: what we said of the archive, then what the system said, then what zlib did. */
function firstOf(reasons: readonly unknown[], path: string): unknown {
  const known = reasons.find((one) => one instanceof CodedError);
  const cause = reasons.find(isSystemError);
  // The system names the path where it cannot open it, and not where it cannot read it.
  const unread =
    cause === undefined ? undefined : new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  return (
    known ?? unread ?? new MatrixError('MATRIX_BUNDLE_INVALID', 'file is no tar in gzip', { path, cause: reasons[0] })
  );
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

async function readMembers(archive: Extract, path: string, folder: string): Promise<UnpackedBundle> {
  const packages = join(folder, PACKAGES_FOLDER);
  let document: BundleDocument | undefined;
  let rules: string | undefined;
  let next = 0;
  for await (const member of archive) {
    const { header } = member;
    if (document === undefined) {
      document = parseBundleDocument(await smallText(bytesOf(member), header, path), path);
      requireName(header, `${releaseName(document)}/${BUNDLE_FILE}`, path);
      requireDistinct(document, path);
    } else if (rules === undefined) {
      requireName(header, `${releaseName(document)}/${RULES_FILE}`, path);
      rules = await smallText(bytesOf(member), header, path);
    } else {
      const part = document.parts[next++];
      requireName(
        header,
        part === undefined ? '(the end)' : `${releaseName(document)}/${PACKAGES_FOLDER}/${part.file}`,
        path,
      );
      if (part !== undefined) await writePackage(bytesOf(member), header, part, join(packages, part.file));
    }
  }
  if (document === undefined || rules === undefined || next < document.parts.length) {
    throw new MatrixError('MATRIX_BUNDLE_INVALID', 'archive ends early', { path, wanted: document?.parts[next]?.file });
  }
  return { document, rules, folder: packages };
}

function requireName({ name: found }: Header, wanted: string, path: string): void {
  if (found === wanted) return;
  throw new MatrixError('MATRIX_ARCHIVE_UNSAFE', 'archive holds another member than its document states', {
    path,
    wanted,
    found,
  });
}

/** Two names that one file system takes for one would hide a package behind another. */
function requireDistinct({ parts }: BundleDocument, path: string): void {
  const seen = new Set<string>();
  for (const { file, component } of parts) {
    for (const name of [`file ${file.toLowerCase()}`, `component ${component.toLowerCase()}`]) {
      if (seen.has(name)) throw new MatrixError('MATRIX_BUNDLE_INVALID', `bundle states a ${name} twice`, { path });
      seen.add(name);
    }
  }
}

async function smallText(chunks: AsyncIterable<Uint8Array>, { name, size }: Header, path: string): Promise<string> {
  const max = MATRIX_LIMITS.fileCharacters;
  if (size > max)
    throw new MatrixError('MATRIX_LIMIT_EXCEEDED', `${name} is over its limit`, { path, found: size, max });
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
}

async function writePackage(
  chunks: AsyncIterable<Uint8Array>,
  { size }: Header,
  part: BundlePart,
  path: string,
): Promise<void> {
  if (size !== part.size) throw otherThan(part, path, size);
  await writeFileAtomically(path, async (sink) => {
    const hashing = hashingSink(sink);
    for await (const chunk of chunks) await hashing.write(chunk);
    const { digest } = hashing.stamp();
    if (digest !== part.digest) throw otherThan(part, path, digest);
  });
}

function otherThan({ file, size, digest }: BundlePart, path: string, found: string | number): MatrixError {
  return new MatrixError('MATRIX_DIGEST_MISMATCH', `${file} is not the package that its bundle states`, {
    path,
    wanted: typeof found === 'number' ? size : digest,
    found,
  });
}
