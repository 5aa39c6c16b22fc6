import {
  type Archive,
  type ArchiveEntry,
  type NewEntry,
  type OnProgress,
  type Package,
  writeArchive,
} from '@nuspine/nupkg-core';
import { type ByteSink, type Digest, hashingSink, packageIdsEqual } from '@nuspine/primitives';
import type { AppliedFile, ApplyReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import type { ApplyOptions } from '../formats/delta-format.ts';
import { parseModified } from '../modified-time.ts';
import { type PackageStamp, stampPackage } from '../package-stamp.ts';
import { fullFileName } from '../release-file-name.ts';
import type { ByteReader } from './byte-reader.ts';
import { decodeForm } from './code-form.ts';
import { type Container, parseContainer } from './container.ts';
import { openPeer } from './create-nuspine-delta.ts';
import { decodeGroup, type FileToMake } from './decode-group.ts';
import { type DeltaFacts, parseDeltaFacts } from './delta-facts.ts';
import { detailsReader } from './file-details.ts';
import type { ListedFile } from './file-list.ts';
import { type FileToWrite, type PackedBefore, writeInForm } from './form-writer.ts';
import { type PackageFile, packageFiles } from './package-files.ts';
import { PATCH_STREAMS, type PatchReader, patchReader, type PatchStreams } from './patch-streams.ts';
import { otherBaseFiles } from './solid.ts';

export interface ApplyNuspineOptions extends ApplyOptions {
  /** Most bytes that all files of the target may have together. Default 2 GiB - 1. */
  readonly maxSize?: number;
}

const DEFAULT_MAX_SIZE = 2 ** 31 - 1;
const FACTS = 0;

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
  const container = parseContainer(delta);
  const { header } = container;
  const from = await stampPackage(base);
  requireDigest('DELTA_BASE_MISMATCH', 'delta was made for another base package', header.base.digest, from.digest);
  const before = packageFiles(base);
  const { facts, details } = parseDeltaFacts(container.stream(FACTS), before, maxSize, header.writing);
  requireIdentity(facts, from);
  const patches = patchReader(openStreams(container));
  await expectSize?.(header.result.size);
  const output = hashingSink(sink);
  const made = makeFiles(facts, details, before, patches, onProgress);
  if (facts.formSize === undefined) {
    await writeArchive(entriesOf(made, before), output, { ...writing, modified: parseModified(facts.modified) });
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

function openStreams(container: Container): PatchStreams {
  const wanted = 1 + PATCH_STREAMS.length;
  if (container.count !== wanted) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta does not have the streams it should', {
      wanted,
      found: container.count,
    });
  }
  const [lengths, literalLengths, jumps, runs, differences, literals] = PATCH_STREAMS.map((_, index) =>
    container.stream(1 + index),
  );
  if (!lengths || !literalLengths || !jumps || !runs || !differences || !literals) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta does not have the streams it should');
  }
  return { lengths, literalLengths, jumps, runs, differences, literals };
}

/** A file of the result. */
interface MadeFile {
  readonly path: string;
  /** Its content, or number of the file of the base that it is. */
  readonly content: Uint8Array | number;
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

/** The files of the result, group by group: only the files of one, and those they came from, are in memory. */
async function* makeFiles(
  { files, groups, others }: DeltaFacts,
  details: ByteReader,
  base: readonly PackageFile[],
  patches: PatchReader,
  onProgress?: OnProgress,
): AsyncGenerator<MadeFile> {
  const total = files.length;
  const readDetails = detailsReader(details);
  let done = 0;
  for (const count of groups) {
    const group = files.slice(done, done + count);
    const toMake: FileToMake[] = [];
    for (const file of group.filter(({ mode }) => mode !== 'same')) {
      const peer = await openPeer(base, file.peer);
      toMake.push({ file, peer, details: readDetails(file, peer) });
    }
    const unused = toMake.length === 0 ? [] : otherBaseFiles(files, base.length, others);
    const made = decodeGroup(toMake, await Promise.all(unused.map((index) => readBase(base, index))), patches).values();
    for (const { path, mode, peer = -1 } of group) {
      onProgress?.({ phase: 'apply', done, total, item: path });
      yield {
        path,
        content: mode === 'same' ? peer : (made.next().value?.() ?? new Uint8Array()),
      };
      done += 1;
    }
  }
  patches.finish();
  if (details.left() > 0) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'list of files goes on behind its end');
  onProgress?.({ phase: 'apply', done: total, total });
}

async function readBase(base: readonly PackageFile[], index: number): Promise<Uint8Array> {
  return (await base[index]?.read()) ?? new Uint8Array();
}

function appliedFile({ path, size, mode }: ListedFile): AppliedFile {
  return { path, size, from: mode === 'same' ? 'base' : 'patch', verified: 'sha256' };
}

function requireIdentity({ base, target }: DeltaFacts, found: PackageStamp): void {
  if (packageIdsEqual(base.id, found.id) && base.version === found.version && packageIdsEqual(target.id, found.id))
    return;
  throw new DeltaError('DELTA_PACKAGE_MISMATCH', 'delta names another package than it is applied to', {
    wanted: base,
    found: { id: found.id, version: found.version },
  });
}

type MismatchCode = 'DELTA_BASE_MISMATCH' | 'DELTA_RESULT_MISMATCH';

function requireDigest(code: MismatchCode, message: string, wanted: Digest, found: Digest): void {
  if (wanted !== found) throw new DeltaError(code, message, { wanted, found });
}
