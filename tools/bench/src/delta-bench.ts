import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReleasePair } from './corpus.ts';
import { findOnPath } from './find-on-path.ts';
import { type Command, medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RUNS = 3;

interface Peer {
  readonly program: string;
  readonly name: string;
  /** The shell line that makes patch $3 from base $1 to target $2. */
  readonly line: string;
}

const PEERS: readonly Peer[] = [
  { program: 'bsdiff', name: 'bsdiff, sum of patches', line: 'bsdiff "$1" "$2" "$3"' },
  { program: 'xdelta3', name: 'xdelta3 -9, sum of patches', line: 'xdelta3 -9 -f -e -s "$1" "$2" "$3"' },
  { program: 'zstd', name: 'zstd --patch-from, sum of patches', line: 'zstd -q -f --patch-from "$1" "$2" -o "$3"' },
  {
    program: 'zstd',
    name: 'zstd -19 --patch-from, sum of patches',
    line: 'zstd -q -f -19 --patch-from "$1" "$2" -o "$3"',
  },
];

/** Our whole delta package against the bare patches of each peer on PATH, made one file after the other. */
export async function benchDelta(pair: ReleasePair, folder: string): Promise<readonly Result[]> {
  const results = [await benchOurs(pair, join(folder, 'delta.nupkg'))];
  for (const [index, peer] of PEERS.entries()) {
    if ((await findOnPath(peer.program)) === undefined) continue;
    results.push(await benchPeer(peer, pair, join(folder, `peer-${String(index)}`)));
  }
  return results;
}

async function benchOurs(pair: ReleasePair, out: string): Promise<Result> {
  const args = [NUSPINE, 'delta', 'create', pair.base, pair.target, '--out', out, '--engine', 'portable', '--quiet'];
  const run = await medianOfRuns({ file: process.execPath, args }, RUNS);
  return { name: 'nuspine delta create, whole package', bytes: (await stat(out)).size, run };
}

async function benchPeer(peer: Peer, pair: ReleasePair, folder: string): Promise<Result> {
  for (const path of pair.changed) await mkdir(dirname(join(folder, path)), { recursive: true });
  const run = await medianOfRuns(peerCommand(peer, pair, folder), RUNS);
  return { name: peer.name, bytes: await sizeOfFolder(folder), run };
}

/** One shell for all files, so that a peer pays for its own processes and for nothing else. */
function peerCommand(peer: Peer, pair: ReleasePair, folder: string): Command {
  const triples = pair.changed.flatMap((path) => [
    join(pair.baseFolder, path),
    join(pair.targetFolder, path),
    join(folder, path),
  ]);
  const script = `set -e; while [ $# -gt 0 ]; do ${peer.line}; shift 3; done`;
  return { file: 'sh', args: ['-c', script, 'sh', ...triples] };
}

async function sizeOfFolder(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return size;
}
