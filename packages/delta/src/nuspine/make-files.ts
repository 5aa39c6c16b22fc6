import type { OnProgress } from '@nuspine/nupkg-core';
import { parseKnownAssembly } from '../clr/parse-assembly.ts';
import { DeltaError } from '../errors.ts';
import type { ByteReader } from './byte-reader.ts';
import { decodeGroup, type FileToMake } from './decode-group.ts';
import type { WatchPatch } from './watched-piece.ts';
import type { DeltaFacts } from './delta-facts.ts';
import { detailsReader } from './file-details.ts';
import type { ListedFile } from './file-list.ts';
import { mapInOrder } from '../map-in-order.ts';
import { openPeer } from './open-peer.ts';
import type { PackageFile } from './package-files.ts';
import type { PatchReader } from './patch-reader.ts';
import { otherBaseFiles } from './solid.ts';

/** A file of the result. */
export interface MadeFile {
  readonly path: string;
  /** Its content, or number of the file of the base that it is. */
  readonly content: Uint8Array | number;
}

/** Files of the base that are inflated beside each other, and beside what is done with those before. */
const READ_AHEAD = 4;

export interface MakeFilesOptions {
  readonly onProgress?: OnProgress | undefined;
  /** Told of each patch, before it is followed. */
  readonly watch?: WatchPatch;
  /** Told how many bytes are made next, while nothing else is done here. */
  readonly beforeFile?: ((size: number) => Promise<void>) | undefined;
}

/** The files of the result, group by group: only the files of one, and those they came from, are in memory. */
export async function* makeFiles(
  { files, groups, others }: DeltaFacts,
  details: ByteReader,
  base: readonly PackageFile[],
  patches: PatchReader,
  { onProgress, watch, beforeFile }: MakeFilesOptions = {},
): AsyncGenerator<MadeFile> {
  const total = files.length;
  const readDetails = detailsReader(details);
  let done = 0;
  for (const count of groups) {
    const group = files.slice(done, done + count);
    const toMake: FileToMake[] = [];
    const changed = group.filter(({ mode }) => mode !== 'same');
    const open = async (file: ListedFile): Promise<Omit<FileToMake, 'details'>> => {
      return { file, peer: await openPeer(base, file.peer, parseKnownAssembly) };
    };
    for await (const { file, peer } of mapInOrder(changed, { ahead: READ_AHEAD }, open)) {
      toMake.push({ file, peer, details: readDetails(file, peer) });
    }
    const unused = toMake.length === 0 ? [] : otherBaseFiles(files, base.length, others);
    const rest = await Promise.all(unused.map((index) => readBase(base, index)));
    const made = decodeGroup(toMake, rest, patches, watch).values();
    for (const { path, mode, size, peer = -1 } of group) {
      onProgress?.({ phase: 'apply', done, total, item: path });
      if (mode !== 'same') await beforeFile?.(size);
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

/** The content of a file of the base. */
export async function readBase(base: readonly PackageFile[], index: number): Promise<Uint8Array> {
  return (await base[index]?.read()) ?? new Uint8Array();
}
