import type { Package } from '@nuspine/nupkg-core';
import type { ByteSink } from '@nuspine/primitives';
import { parseAssembly } from '../clr/parse-assembly.ts';
import { canonicalForm } from '../canonical-form.ts';
import type { DeltaFile, DeltaReport } from '../delta-report.ts';
import { eachCover } from '../engine/cover-ints.ts';
import { findCovers } from '../engine/find-covers.ts';
import type { ApplyOptions } from '../formats/delta-format.ts';
import { hashingSink } from '../hashing-sink.ts';
import { stampPackage } from '../package-stamp.ts';
import { choosePreset } from './choose-preset.ts';
import { choosePeers, type PackageFile, type Peer } from './choose-peers.ts';
import { formatContainer } from './container.ts';
import { formatDeltaFacts } from './delta-facts.ts';
import { chooseMode, encodeFiles, type FileToEncode, type FindCovers } from './encode-files.ts';
import type { ListedBase, ListedFile } from './file-list.ts';
import { loadFiles } from './load-files.ts';
import { PATCH_STREAMS } from './patch-streams.ts';
import { nuspineDeltaFileName } from '../release-file-name.ts';
import { type OtherFiles, otherBaseFiles } from './solid.ts';

export interface CreateNuspineOptions extends ApplyOptions {
  /** What finds the target in its references. By default the portable engine, in this thread. */
  readonly findCovers?: FindCovers;
  /** How hard the streams are packed, 0 to 11. Default 11. */
  readonly quality?: number;
}

const BEST_QUALITY = 11;
/** Up to here the files of the base that nothing came from are looked through too, in bytes. */
const MOST_OTHERS = 32 * 2 ** 20;

/**
 * Writes the delta from `base` to `target` in the nuspine format (docs/formats/delta-nuspine.md). Equal packages and
 * options give equal bytes. Throws what reading the packages throws; what was written is then to be discarded.
 */
export async function createNuspineDelta(
  base: Package,
  target: Package,
  { findCovers: find = findWithPreset, quality = BEST_QUALITY, compressor, onProgress }: CreateNuspineOptions,
  sink: ByteSink,
): Promise<DeltaReport> {
  const [from, to] = [await stampPackage(base), await stampPackage(target)];
  const { modified, ...result } = await canonicalForm(target.archive, to, compressor);
  const [before, after] = [await loadFiles(base), await loadFiles(target)];
  const peers = choosePeers(before, after);
  const files = after.map((file, index) => toEncode(file, peers[index], before));
  const contents = before.map(({ content }) => content);
  const others = chooseOthers(files, contents);
  onProgress?.({ phase: 'diff', done: 0, total: files.length });
  const streams = await encodeFiles(files, contents, others, find);
  const listed = files.map((file, index) => listedFile(file, after[index]?.path ?? ''));
  const facts = formatDeltaFacts({ base: from, target: to, modified, others, files: listed }, listBase(before));
  const output = hashingSink(sink);
  const packed = [facts, ...PATCH_STREAMS.map((name) => streams[name])];
  await output.write(formatContainer({ base: from, target: to, result }, packed, quality));
  onProgress?.({ phase: 'diff', done: files.length, total: files.length });
  return {
    format: 'nuspine',
    exactness: result.digest === to.digest ? 'bytes' : 'contents',
    base: from,
    target: to,
    output: { name: nuspineDeltaFileName(to.id, to.version), ...output.stamp() },
    files: reportFiles(before, after, peers),
  };
}

const findWithPreset: FindCovers = async (reference, target, stage) => [
  ...eachCover(findCovers(reference, target, choosePreset(reference, stage))),
];

/** Files of the base as the list of files needs them; assemblies are taken apart only when asked for. */
export function listBase(files: readonly PackageFile[]): ListedBase[] {
  return files.map(({ path, content }) => ({
    path,
    size: content.length,
    layout: () => parseAssembly(content)?.layout,
  }));
}

function toEncode({ content }: PackageFile, peer: Peer | undefined, base: readonly PackageFile[]): FileToEncode {
  if (peer === undefined) return { content, mode: 'plain' };
  if (peer.isSame) return { content, mode: 'same', peer: peer.index };
  return { content, peer: peer.index, ...chooseMode(content, base[peer.index]?.content) };
}

function chooseOthers(files: readonly FileToEncode[], base: readonly Uint8Array[]): OtherFiles {
  if (files.every(({ mode }) => mode === 'same')) return 'none';
  const size = otherBaseFiles(files, base.length, 'all').reduce((sum, index) => sum + (base[index]?.length ?? 0), 0);
  return size <= MOST_OTHERS ? 'all' : 'none';
}

function listedFile({ mode, content, peer, managed }: FileToEncode, path: string): ListedFile {
  return {
    path,
    mode,
    size: content.length,
    ...(peer === undefined ? {} : { peer }),
    ...(managed === undefined ? {} : { layout: managed.target.layout }),
  };
}

function reportFiles(
  before: readonly PackageFile[],
  after: readonly PackageFile[],
  peers: readonly (Peer | undefined)[],
): DeltaFile[] {
  const kept = new Set(after.map(({ path }) => path));
  const made = after.map(({ path, content }, index): DeltaFile => {
    const peer = peers[index];
    const from = peer === undefined ? undefined : before[peer.index];
    const kind = peer === undefined ? 'added' : peer.isSame ? 'unchanged' : 'patched';
    return {
      path,
      kind,
      ...(from === undefined ? {} : { baseSize: from.content.length }),
      targetSize: content.length,
      ...(kind === 'patched' ? { engine: 'portable' } : {}),
    };
  });
  const deleted = before
    .filter(({ path }) => !kept.has(path))
    .map(({ path, content }): DeltaFile => ({ path, kind: 'deleted', baseSize: content.length }));
  return [...made, ...deleted];
}
