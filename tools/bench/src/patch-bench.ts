import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { type DeltaBenchOptions, sizeOf } from './delta-bench.ts';
import { BSDIFF_NODE_LOOP, PATCH_PEERS } from './delta-peers.ts';
import { findOnPath } from './find-on-path.ts';
import { type Command, medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';

/** The sums of the patches that other programs make, a file at a time. */
export async function benchPatchPeers(corpus: Corpus, options: DeltaBenchOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [index, peer] of PATCH_PEERS.entries()) {
    if (options.skipped.has(peer.id) || (await findOnPath(peer.program)) === undefined) continue;
    // One shell for all files, so that a peer pays for its own processes and for nothing else.
    const script = `set -e; while [ $# -gt 0 ]; do ${peer.line}; shift 3; done`;
    const loop: Command = { file: 'sh', args: ['-c', script, 'sh'] };
    const folder = join(options.folder, String(index));
    const id = peer.id === 'bsdiff' ? { id: peer.id } : {};
    results.push({ ...id, ...(await benchLoop(peer.name, loop, corpus, { ...options, folder })) });
  }
  if (options.skipped.has('bsdiff-node')) return results;
  const loop: Command = { file: process.execPath, args: [BSDIFF_NODE_LOOP] };
  const folder = join(options.folder, 'bsdiff-node');
  return [...results, { id: 'bsdiff-node', ...(await benchLoop('bsdiff-node', loop, corpus, { ...options, folder })) }];
}

/** Measures a command that takes triples of paths (base, target, patch). */
async function benchLoop(name: string, loop: Command, corpus: Corpus, options: DeltaBenchOptions): Promise<Result> {
  const { folder, runs } = options;
  for (const path of corpus.changed) await mkdir(dirname(join(folder, path)), { recursive: true });
  const triples = corpus.changed.flatMap((path) => [
    join(corpus.baseFolder, path),
    join(corpus.targetFolder, path),
    join(folder, path),
  ]);
  const run = await medianOfRuns({ ...loop, args: [...loop.args, ...triples] }, runs);
  return { name: `${name}, sum of patches`, bytes: await sizeOfFolder(folder), run };
}

async function sizeOfFolder(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += await sizeOf(join(entry.parentPath, entry.name));
  }
  return size;
}
