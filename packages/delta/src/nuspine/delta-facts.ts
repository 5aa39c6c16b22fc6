import { parseRelativePath, pathCollisionKey } from '@nuspine/primitives';
import { DeltaError } from '../errors.ts';
import { parseModified } from '../modified-time.ts';
import { byteReader, type ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ContainerHeader } from './container.ts';
import { type ListedBase, type ListedFile, readFileList, writeFileList } from './file-list.ts';
import type { OtherFiles } from './solid.ts';

/** What a delta says of itself in its first stream. The details of the files follow behind. */
export interface DeltaFacts {
  readonly base: NamedVersion;
  readonly target: NamedVersion;
  /** Time of every entry of the result, as `DeltaRecipe` has it. */
  readonly modified: string;
  readonly others: OtherFiles;
  /** Every entry of the target, in its order. */
  readonly files: readonly ListedFile[];
  /** How many of them are coded together, group by group. */
  readonly groups: readonly number[];
  /** Of the form in which the result is written, in bytes; absent for a canonical package. */
  readonly formSize?: number;
}

/** Which package a release is of. */
export interface NamedVersion {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
}

const OTHERS: readonly OtherFiles[] = ['none', 'all'];

export function writeDeltaFacts(writer: ByteWriter, facts: DeltaFacts, base: readonly ListedBase[]): void {
  const texts = [facts.base.id, facts.base.version, facts.target.id, facts.target.version, facts.modified];
  for (const text of texts) {
    const bytes = Buffer.from(text, 'utf8');
    writer.number(bytes.length);
    writer.bytes(bytes);
  }
  writer.number(OTHERS.indexOf(facts.others));
  writeFileList(writer, facts.files, base);
  writer.number(facts.groups.length);
  for (const count of facts.groups) writer.number(count);
  if (facts.formSize !== undefined) writer.number(facts.formSize);
}

/**
 * Reads the facts; the details are left in `details`. Throws `DELTA_CONTAINER_CORRUPT`, `DELTA_CONTAINER_TRUNCATED`,
 * `DELTA_LIMIT_EXCEEDED` for files of more than `maxSize` bytes in all, or the errors of `parseRelativePath` for a path
 * that is not safe.
 */
export function parseDeltaFacts(
  bytes: Uint8Array,
  base: readonly ListedBase[],
  maxSize: number,
  writing: ContainerHeader['writing'] = 'canonical',
): { readonly facts: DeltaFacts; readonly details: ByteReader } {
  const reader = byteReader(bytes, 'list of files');
  const { base: from, target } = readNamedVersions(reader);
  const modified = readText(reader);
  parseModified(modified);
  const others = OTHERS[reader.number()];
  if (others === undefined) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta uses the base in no known way');
  const files = readFileList(reader, base, maxSize);
  const keys = new Set(files.map(({ path }) => pathCollisionKey(parseRelativePath(path))));
  if (keys.size !== files.length) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'list of files names a file twice');
  const groups = readGroups(reader, files);
  const form = writing === 'form' ? { formSize: requireFormSize(reader.number()) } : {};
  return { facts: { base: from, target, modified, others, files, groups, ...form }, details: reader };
}

/** Of headers and recipes; no package has more of them. */
const MOST_FORM = 2 ** 28;

function requireFormSize(found: number): number {
  if (found <= MOST_FORM) return found;
  throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'form of the package is too large', { found, max: MOST_FORM });
}

function readGroups(reader: ByteReader, files: readonly ListedFile[]): number[] {
  const wanted = reader.number();
  const groups: number[] = [];
  let left = files.length;
  while (groups.length < wanted && left > 0) {
    const size = reader.number();
    if (size === 0) break;
    groups.push(size);
    left -= size;
  }
  if (left === 0 && groups.length === wanted) return groups;
  throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'groups do not hold every file once');
}

/**
 * What a delta calls its base and its target, without the files of the base that reading the rest needs. Throws
 * `DELTA_CONTAINER_TRUNCATED` or `DELTA_CONTAINER_CORRUPT`.
 */
export function parseNamedVersions(bytes: Uint8Array): Pick<DeltaFacts, 'base' | 'target'> {
  return readNamedVersions(byteReader(bytes, 'list of files'));
}

function readNamedVersions(reader: ByteReader): Pick<DeltaFacts, 'base' | 'target'> {
  const base = { id: readText(reader), version: readText(reader) };
  return { base, target: { id: readText(reader), version: readText(reader) } };
}

function readText(reader: ByteReader): string {
  return new TextDecoder().decode(reader.bytes(reader.number()));
}
