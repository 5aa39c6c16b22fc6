import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LibraryPair, prepareLibraryPair, type PreparedPair, UNSEEN_LIBRARIES } from '@nuspine/fixtures/corpora';
import { sizeOf } from './contender.ts';
import { nuspine } from './delta-bench.ts';
import type { PeerId } from './delta-peers.ts';
import { findOnPath } from './find-on-path.ts';
import { measureProcess } from './measure-process.ts';

/** A program whose patches of all files are packed together, by xz, as the strongest that users put together by hand. */
interface SolidPeer {
  readonly id: PeerId;
  readonly programs: readonly string[];
  readonly name: string;
  /** The shell line that makes patch $3 from base $1 to target $2. */
  readonly line: string;
  readonly packing: 'xz' | 'none';
}

const SOLID_PEERS: readonly SolidPeer[] = [
  {
    id: 'hdiffz',
    programs: ['hdiffz', 'xz'],
    name: 'hdiffz, solid xz',
    line: 'hdiffz -f -SD "$1" "$2" "$3" >&2',
    packing: 'xz',
  },
  {
    id: 'xdelta3',
    programs: ['xdelta3', 'xz'],
    name: 'xdelta3, solid xz',
    line: 'xdelta3 -9 -S none -f -e -B 134217728 -s "$1" "$2" "$3"',
    packing: 'xz',
  },
  {
    id: 'zstd',
    programs: ['zstd'],
    name: 'zstd -19 --patch-from',
    line: 'zstd -q -f -19 --long=31 --patch-from "$1" "$2" -o "$3"',
    packing: 'none',
  },
];

/** What of a pair was measured, in bytes; peers that are not installed are left out. */
export interface UnseenResult {
  readonly pair: LibraryPair;
  readonly ours: number;
  readonly peers: ReadonlyMap<string, number>;
}

/** Ten library pairs that nothing was tuned on: the whole delta in our format beside the bare patches of other programs. */
export async function benchUnseen(folder: string, cache: string, skipped: ReadonlySet<PeerId>): Promise<string> {
  const results: UnseenResult[] = [];
  const missing: string[] = [];
  for (const pair of UNSEEN_LIBRARIES) {
    const prepared = await prepareLibraryPair(pair, cache).catch((error: unknown) => {
      missing.push(`${pair.id} ${pair.base} → ${pair.target} (${String(error).split('\n', 1).join()})`);
    });
    if (prepared !== undefined) results.push(await measurePair(prepared, folder, skipped));
  }
  return formatUnseen(results, missing);
}

async function measurePair(pair: PreparedPair, folder: string, skipped: ReadonlySet<PeerId>): Promise<UnseenResult> {
  const delta = join(folder, 'unseen.nuspine');
  await measureProcess(
    nuspine('delta', 'create', pair.basePackage, pair.targetPackage, '--out', delta, '--format', 'nuspine'),
  );
  const peers = new Map<string, number>();
  for (const peer of SOLID_PEERS) {
    const found = await Promise.all(peer.programs.map((program) => findOnPath(program)));
    if (!skipped.has(peer.id) && !found.includes(undefined)) peers.set(peer.name, await sizeOfPeer(peer, pair, folder));
  }
  return { pair, ours: await sizeOf(delta), peers };
}

async function sizeOfPeer({ line, packing }: SolidPeer, pair: PreparedPair, folder: string): Promise<number> {
  const work = join(folder, 'unseen');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const all = join(work, 'all');
  await writeFile(all, '');
  for (const [index, path] of pair.changed.entries()) {
    const patch = join(work, String(index));
    const files = [join(pair.baseFolder, path), join(pair.targetFolder, path), patch];
    await measureProcess({ file: 'sh', args: ['-c', `set -e; ${line}`, 'sh', ...files] });
    await appendFile(all, await readFile(patch));
  }
  if (packing === 'none') return sizeOf(all);
  await measureProcess({ file: 'xz', args: ['-9e', '-k', '-f', all] });
  return sizeOf(`${all}.xz`);
}

/** A Markdown table with the ratio to each peer and its median, and what is missing by name. */
export function formatUnseen(results: readonly UnseenResult[], missing: readonly string[]): string {
  const names = [...new Set(results.flatMap(({ peers }) => [...peers.keys()]))];
  const rows = results.map(({ pair, ours, peers }) => [
    `${pair.id} ${pair.base} → ${pair.target}`,
    ours.toLocaleString('en-US'),
    ...names.flatMap((name) => {
      const bytes = peers.get(name);
      return bytes === undefined ? ['-', '-'] : [bytes.toLocaleString('en-US'), (ours / bytes).toFixed(2)];
    }),
  ]);
  const medians = names.flatMap((name) => {
    const ratios = results.flatMap(({ ours, peers }) => ours / (peers.get(name) ?? Number.NaN));
    return ['', median(ratios.filter((ratio) => !Number.isNaN(ratio))).toFixed(2)];
  });
  const heads = ['pair', 'nuspine format', ...names.flatMap((name) => [name, 'ratio'])];
  return [
    '### Ten libraries that nothing was tuned on',
    '',
    ...[heads, heads.map((_, index) => (index === 0 ? '---' : '---:')), ...rows, ['median', '', ...medians]].map(
      (cells) => `| ${cells.join(' | ')} |`,
    ),
    '',
    ...missing.map((name) => `Not there: ${name}.\n`),
  ].join('\n');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
