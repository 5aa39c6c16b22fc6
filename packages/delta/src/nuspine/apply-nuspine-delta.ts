import { type Archive, type ArchiveEntry, type NewEntry, type Package, writeArchive } from '@nuspine/nupkg-core';
import { type ByteSink, hashingSink } from '@nuspine/primitives';
import type { AppliedFile, ApplyReport } from '../delta-report.ts';
import type { ApplyOptions } from '../formats/delta-format.ts';
import { parseModified } from '../modified-time.ts';
import { fullFileName } from '../release-file-name.ts';
import { decodeForm } from './code-form.ts';
import type { ListedFile } from './file-list.ts';
import { type FileToWrite, type PackedBefore, writeInForm } from './form-writer.ts';
import { type MadeFile, makeFiles, readBase } from './make-files.ts';
import { openDelta, requireDigest } from './open-delta.ts';
import type { PackageFile } from './package-files.ts';
import { patchReader } from './patch-reader.ts';

export interface ApplyNuspineOptions extends ApplyOptions {
  /** Most bytes that all files of the target may have together. Default 2 GiB - 1. */
  readonly maxSize?: number;
}

const DEFAULT_MAX_SIZE = 2 ** 31 - 1;
/** Compressed bytes of a file that are kept, where all of the file is in memory anyhow: else it is compressed twice. */
const KEPT_SIZE = 64 * 2 ** 20;
/** Making a byte of an assembly takes about as long as deflating so many. */
const DECODE_TIME = 2;

/**
 * Rebuilds the package that a delta in the nuspine format leads to, and proves it by SHA-256. Throws
 * `DELTA_BASE_MISMATCH` before anything else is looked at, `DELTA_RESULT_MISMATCH`, or what `parseContainer`,
 * `parseDeltaFacts` and `decodeGroup` throw; what was written is then to be discarded.
 */
export async function applyNuspineDelta(
  base: Package,
  delta: Uint8Array,
  sink: ByteSink,
  { maxSize = DEFAULT_MAX_SIZE, onProgress, expectSize, ...writing }: ApplyNuspineOptions = {},
): Promise<ApplyReport> {
  const { container, from, before, facts, details, streams } = await openDelta(base, delta, maxSize);
  const { header } = container;
  const patches = patchReader(streams);
  await expectSize?.(header.result.size);
  const { compressor } = writing;
  const output = hashingSink(sink);
  const beforeFile = async (size: number): Promise<void> => compressor?.handOver?.(DECODE_TIME * size);
  const made = makeFiles(facts, details, before, patches, { onProgress, beforeFile });
  if (facts.formSize === undefined) {
    compressor?.expect?.(facts.files.reduce((sum, { size }) => sum + size, 0));
    const modified = parseModified(facts.modified);
    await writeArchive(entriesOf(made, before), output, { ...writing, modified, keptSize: KEPT_SIZE });
  } else {
    const form = await decodeForm(base, facts.formSize, facts.files.length, patches);
    await writeInForm(filesToWrite(made, before, base.archive), form, header.result.size, output);
  }
  const stamp = output.stamp();
  requireDigest('DELTA_RESULT_MISMATCH', 'rebuilt package is not the recorded one', header.result.digest, stamp.digest);
  const { id, version } = facts.target;
  return {
    exactness: header.result.digest === header.target.digest ? 'bytes' : 'contents',
    base: from,
    target: { id, version, digest: header.target.digest },
    output: { name: fullFileName(id, version), ...stamp },
    files: facts.files.map(appliedFile),
  };
}

async function* entriesOf(files: AsyncIterable<MadeFile>, base: readonly PackageFile[]): AsyncGenerator<NewEntry> {
  for await (const { path, content } of files) yield { path, content: await readContent(content, base) };
}

async function* filesToWrite(
  files: AsyncIterable<MadeFile>,
  base: readonly PackageFile[],
  archive: Archive,
): AsyncGenerator<FileToWrite> {
  for await (const { path, content } of files) {
    const before = typeof content === 'number' ? archive.entries[content] : undefined;
    yield { path, read: () => readContent(content, base), packedBefore: () => readPacked(archive, before) };
  }
}

async function readPacked({ source }: Archive, entry: ArchiveEntry | undefined): Promise<PackedBefore | undefined> {
  if (entry === undefined) return undefined;
  const { dataOffset, compressedSize, crc32, size } = entry;
  return { bytes: await source.read(dataOffset, compressedSize), crc32, size };
}

async function readContent(content: Uint8Array | number, base: readonly PackageFile[]): Promise<Uint8Array> {
  return typeof content === 'number' ? readBase(base, content) : content;
}

function appliedFile({ path, size, mode }: ListedFile): AppliedFile {
  return { path, size, from: mode === 'same' ? 'base' : 'patch', verified: 'sha256' };
}
