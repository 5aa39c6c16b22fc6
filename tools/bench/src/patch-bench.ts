import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { type Contender, sizeOf } from './contender.ts';
import type { DeltaBenchOptions } from './delta-bench.ts';
import { BSDIFF_NODE_LOOP, hasBsdiffNode, PATCH_PEERS } from './delta-peers.ts';
import { findOnPath } from './find-on-path.ts';
import type { Command } from './measure-process.ts';

/** The sums of the patches that other programs make, a file at a time. */
export async function patchContenders(corpus: Corpus, options: DeltaBenchOptions): Promise<readonly Contender[]> {
  const contenders: Contender[] = [];
  for (const [index, peer] of PATCH_PEERS.entries()) {
    if (options.skipped.has(peer.id) || (await findOnPath(peer.program)) === undefined) continue;
    // One shell for all files, so that a peer pays for its own processes and for nothing else.
    const script = `set -e; while [ $# -gt 0 ]; do ${peer.line}; shift 3; done`;
    const loop: Command = { file: 'sh', args: ['-c', script, 'sh'] };
    const id = peer.id === 'bsdiff' ? { id: peer.id } : {};
    contenders.push({ ...id, ...(await contend(peer.name, loop, corpus, join(options.folder, String(index)))) });
  }
  if (options.skipped.has('bsdiff-node') || !hasBsdiffNode()) return contenders;
  const loop: Command = { file: process.execPath, args: [BSDIFF_NODE_LOOP] };
  const ofNode = await contend('bsdiff-node', loop, corpus, join(options.folder, 'bsdiff-node'));
  return [...contenders, { id: 'bsdiff-node', ...ofNode }];
}

/** A command that takes triples of paths (base, target, patch). */
async function contend(name: string, loop: Command, corpus: Corpus, folder: string): Promise<Contender> {
  for (const path of corpus.changed) await mkdir(dirname(join(folder, path)), { recursive: true });
  const triples = corpus.changed.flatMap((path) => [
    join(corpus.baseFolder, path),
    join(corpus.targetFolder, path),
    join(folder, path),
  ]);
  const command = { ...loop, args: [...loop.args, ...triples] };
  return { name: `${name}, sum of patches`, command, measure: () => sizeOfFolder(folder) };
}

async function sizeOfFolder(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += await sizeOf(join(entry.parentPath, entry.name));
  }
  return size;
}
