import { mapAhead } from '@nuspine/nupkg-core';
import type { Peer } from './choose-peers.ts';
import type { OpenFile } from './open-file.ts';
import { openPeer } from './open-peer.ts';
import type { DigestedFile } from './package-files.ts';
import { type OtherFiles, otherBaseFiles } from './solid.ts';

/** Up to here the files of the base that nothing came from are looked through too, in bytes. */
const MOST_OTHERS = 32 * 2 ** 20;

/** What is to become of a file of the target. */
export interface PlannedFile {
  /** `plain` if it is coded at all. */
  readonly mode: 'same' | 'plain';
  readonly size: number;
  readonly peer?: number;
}

/** `peer` is what it came from. */
export function planFile(size: number, peer: Peer | undefined): PlannedFile {
  if (peer === undefined) return { mode: 'plain', size };
  return { mode: peer.isSame ? 'same' : 'plain', size, peer: peer.index };
}

/** Whether the files of the base that nothing came from are worth the time. */
export function chooseOthers(files: readonly PlannedFile[], base: readonly DigestedFile[]): OtherFiles {
  if (files.every(({ mode }) => mode === 'same')) return 'none';
  const size = otherBaseFiles(files, base.length, 'all').reduce((sum, index) => sum + (base[index]?.size ?? 0), 0);
  return size <= MOST_OTHERS ? 'all' : 'none';
}

/** Their contents. */
export async function readOthers(
  plans: readonly PlannedFile[],
  base: readonly DigestedFile[],
  others: OtherFiles,
): Promise<Uint8Array[]> {
  const read = await Promise.all(otherBaseFiles(plans, base.length, others).map(async (each) => base[each]?.read()));
  return read.filter((each) => each !== undefined);
}

/** A file of the target and what is to become of it. */
export interface PlannedRead {
  readonly file: DigestedFile;
  readonly plan: PlannedFile | undefined;
}

/** The same, read. */
export interface ReadFile extends PlannedRead {
  /** Absent if it is a file of the base. */
  readonly content?: Uint8Array;
  readonly peer?: OpenFile | undefined;
}

/** Bytes of files of the target that are read, with their peers, while one before them is taken apart. */
const READ_AHEAD = 4 * 2 ** 20;

/** Reads files of the target, and of `base` what they came from, in order. Throws what reading them throws. */
export function readAhead(files: readonly PlannedRead[], base: readonly DigestedFile[]): AsyncGenerator<ReadFile> {
  const weigh = ({ file, plan }: PlannedRead): number => (plan?.mode === 'plain' ? file.size : 0);
  return mapAhead(files, { total: READ_AHEAD, weigh }, async ({ file, plan }) => {
    if (plan === undefined || plan.mode === 'same') return { file, plan };
    const [content, peer] = await Promise.all([file.read(), openPeer(base, plan.peer)]);
    return { file, plan, content, peer };
  });
}
