import { type Package, readEntryAside } from '@nuspine/nupkg-core';
import { type Digest, packageIdsEqual } from '@nuspine/primitives';
import { DeltaError } from '../errors.ts';
import { type PackageStamp, stampPackage } from '../package-stamp.ts';
import type { ByteReader } from './byte-reader.ts';
import { type Container, parseContainer } from './container.ts';
import { type DeltaFacts, parseDeltaFacts } from './delta-facts.ts';
import { type PackageFile, packageFiles } from './package-files.ts';
import { PATCH_STREAMS, type PatchStreams } from './patch-streams.ts';

/** A delta with the base that it was made for. */
export interface OpenDelta {
  readonly container: Container;
  readonly from: PackageStamp;
  /** The files of the base. */
  readonly before: readonly PackageFile[];
  readonly facts: DeltaFacts;
  readonly details: ByteReader;
  readonly streams: PatchStreams;
}

const FACTS = 0;
/** Of the list of files: more than any package needs, and not much more than the base has. In bytes. */
const MOST_FACTS = 2 ** 24;
const BYTES_PER_FILE = 2 ** 12;
/** What a stream can have for each byte of the target, and whatever there is: nothing larger is unpacked. */
const MOST_PER_BYTE = 32;
const MOST_ANYWAY = 2 ** 20;

/** More than that of a stream no patch of these files uses. */
function mostOfStream({ files, formSize = 0 }: DeltaFacts): number {
  const coded = files.reduce((sum, { mode, size }) => (mode === 'same' ? sum : sum + size), formSize);
  return MOST_ANYWAY + MOST_PER_BYTE * coded;
}

/**
 * Opens a delta with its base; `maxSize` is the most bytes that all files of the target may have together. Throws
 * `DELTA_BASE_MISMATCH` before anything else is looked at, `DELTA_PACKAGE_MISMATCH`, or what `parseContainer` and
 * `parseDeltaFacts` throw.
 */
export async function openDelta(base: Package, delta: Uint8Array, maxSize: number): Promise<OpenDelta> {
  const container = parseContainer(delta);
  const { header } = container;
  const from = await stampPackage(base);
  requireDigest('DELTA_BASE_MISMATCH', 'delta was made for another base package', header.base.digest, from.digest);
  const before = packageFiles(base, readEntryAside);
  const list = container.stream(FACTS, MOST_FACTS + BYTES_PER_FILE * before.length);
  const { facts, details } = parseDeltaFacts(list, before, maxSize, header.writing);
  requireIdentity(facts, from);
  return { container, from, before, facts, details, streams: openStreams(container, mostOfStream(facts)) };
}

function openStreams(container: Container, most: number): PatchStreams {
  const wanted = 1 + PATCH_STREAMS.length;
  if (container.count !== wanted) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta does not have the streams it should', {
      wanted,
      found: container.count,
    });
  }
  const [lengths, literalLengths, jumps, runs, differences, literals] = PATCH_STREAMS.map((_, index) =>
    container.stream(1 + index, most),
  );
  if (!lengths || !literalLengths || !jumps || !runs || !differences || !literals) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta does not have the streams it should');
  }
  return { lengths, literalLengths, jumps, runs, differences, literals };
}

function requireIdentity({ base, target }: DeltaFacts, found: PackageStamp): void {
  if (packageIdsEqual(base.id, found.id) && base.version === found.version && packageIdsEqual(target.id, found.id))
    return;
  throw new DeltaError('DELTA_PACKAGE_MISMATCH', 'delta names another package than it is applied to', {
    wanted: base,
    found: { id: found.id, version: found.version },
  });
}

export type MismatchCode = 'DELTA_BASE_MISMATCH' | 'DELTA_RESULT_MISMATCH';

/** Throws unless two digests are one. */
export function requireDigest(code: MismatchCode, message: string, wanted: Digest, found: Digest): void {
  if (wanted !== found) throw new DeltaError(code, message, { wanted, found });
}
