import { appendFileSync, closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath } from './find-on-path.ts';
import {
  CHANGED,
  type DiskFigures,
  type LayoutFigures,
  type LayoutSize,
  layoutTable,
  manifestDocument,
  targetTable,
} from './manifest-document.ts';
import { measureProcess, type Run } from './measure-process.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const PAGE = fileURLToPath(new URL('../../../docs/benchmarks/manifest.md', import.meta.url));

const SIZES: readonly LayoutSize[] = [
  { files: 100_000, bytes: 10_000 },
  { files: 100_000, bytes: 100_000 },
];
/** Runs of each contender, by turns: of the cold ones, and of the warm ones, which take a fraction of that. */
const COLD_RUNS = 2;
/** Everybody on the machine reads from the disk after that: it has to be asked for. */
const mayDropCaches = process.env['NUSPINE_BENCH_DROP_CACHES'] === '1';
const WARM_RUNS = 5;
export interface ManifestBenchOptions {
  readonly print: (text: string) => void;
  /** What the figures are from, for the page. */
  readonly machine: string;
  /** Whether the page is written. */
  readonly write: boolean;
}

/** `offline verify`, cold beside `sha256sum` over the same files on two cores, and warm with 20 files changed. */
export async function benchManifest({ print, machine, write }: ManifestBenchOptions): Promise<void> {
  const all: LayoutFigures[] = [];
  for (const size of SIZES) {
    const folder = join(tmpdir(), `nuspine-bench-layout-${String(process.pid)}`);
    try {
      const figures = await measureLayout(folder, size);
      all.push(figures);
      print(layoutTable(figures));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  print(targetTable(all));
  if (write) await writeFile(PAGE, manifestDocument(machine, all));
}

async function measureLayout(folder: string, size: LayoutSize): Promise<LayoutFigures> {
  const root = join(folder, 'layout');
  writeLayout(root, size);
  await offline('update', root);
  await stateWords(join(root, 'vendor/manifest.json'));
  const cold: Run[] = [];
  const warm: Run[] = [];
  const peer: Run[] = [];
  const remember = ['--remember', join(folder, 'cache')];
  for (let run = 0; run < COLD_RUNS; run++) {
    if ((await findOnPath('sha256sum')) !== undefined) peer.push(await measureProcess(sha256sum(root)));
    cold.push(await offline('verify', root, '--no-cache'));
  }
  await offline('verify', root, ...remember);
  for (let number = 0; number < CHANGED; number++) appendFileSync(fileOf(root, number * 97), 'x');
  for (let run = 0; run < WARM_RUNS; run++) warm.push(await offline('verify', root, ...remember));
  const disk = mayDropCaches ? { disk: await measureFromDisk(root) } : {};
  const [best] = byTime(peer);
  return { size, cold: fastest(cold), warm: fastest(warm), ...disk, ...(best === undefined ? {} : { peer: best }) };
}

/** The same again once Linux has forgotten what the files hold, which only root may ask of it. */
async function measureFromDisk(root: string): Promise<DiskFigures> {
  await forgetFiles();
  const cold = await offline('verify', root, '--no-cache');
  if ((await findOnPath('sha256sum')) === undefined) return { cold };
  await forgetFiles();
  return { cold, peer: await measureProcess(sha256sum(root)) };
}

async function forgetFiles(): Promise<void> {
  await measureProcess({ file: 'sync', args: [] });
  await writeFile('/proc/sys/vm/drop_caches', '1');
}

function sha256sum(cwd: string): { file: string; args: readonly string[]; cwd: string } {
  const line = `find vendor -name '*.bin' -print0 | xargs -0 -n 500 -P 2 sha256sum > /dev/null`;
  return { file: 'sh', args: ['-c', line], cwd };
}

/** What other processes took from the machine is in every run but the fastest. */
function fastest(runs: readonly Run[]): Run {
  const [first] = byTime(runs);
  if (first === undefined) throw new RangeError('nothing was run');
  return first;
}

function byTime(runs: readonly Run[]): readonly Run[] {
  return runs.toSorted((a, b) => a.wallMs - b.wallMs);
}

/** In the folder of the layout, as people and `sha256sum` do. The answer may be no, and is one all the same. */
async function offline(verb: string, root: string, ...more: readonly string[]): Promise<Run> {
  const script = 'node "$0" offline "$@" || [ $? -eq 1 ]';
  return measureProcess({ file: 'sh', args: ['-c', script, NUSPINE, verb, '--quiet', ...more], cwd: root });
}

function fileOf(root: string, number: number): string {
  return join(root, 'vendor', `d${String(number % 500)}`, `f${String(number)}.bin`);
}

/** Files that begin as programs do, differ, and are full to their end. */
export function writeLayout(root: string, { files, bytes }: LayoutSize): void {
  for (let number = 0; number < Math.min(500, files); number++)
    mkdirSync(join(root, 'vendor', `d${String(number)}`), { recursive: true });
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(Math.imul(at + 1, 2_654_435_761) >>> 0, at);
  content.write('7f454c46020101000000000000000000', 'hex');
  for (let number = 0; number < files; number++) {
    content.writeUInt32LE(number, 12);
    const file = openSync(fileOf(root, number), 'wx');
    writeSync(file, content);
    closeSync(file);
  }
}

/** Nobody owes a word, so that a report is short. */
async function stateWords(path: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('""', '"known"'));
}
