import type { Run } from './measure-process.ts';
import { formatResultTable } from './result-table.ts';

/** How many files a layout has, and how many bytes each of them. */
export interface LayoutSize {
  readonly files: number;
  readonly bytes: number;
}

/** What it takes to read all of a layout from the disk. */
export interface DiskFigures {
  readonly cold: Run;
  readonly peer?: Run;
}

/** What it takes to verify a layout. */
export interface LayoutFigures {
  readonly size: LayoutSize;
  readonly cold: Run;
  readonly warm: Run;
  /** `sha256sum` over the same files on two cores, where there is one. */
  readonly peer?: Run;
  /** Where the machine could be made to forget the files. */
  readonly disk?: DiskFigures;
}

/** Files that change between two runs. */
export const CHANGED = 20;
/** Bytes of the layout that warm runs are measured on. */
const WARM_BYTES = 10e9;

/** The contenders on one layout, ours first. */
export function layoutTable({ size, cold, warm, peer, disk }: LayoutFigures): string {
  const { files, bytes } = size;
  const title = `${files.toLocaleString('en-US')} files of ${String(bytes / 1000)} KB, ${String((files * bytes) / 1e9)} GB`;
  return formatResultTable(title, [
    { name: '`nuspine offline verify`, cold', run: cold },
    { name: `the same, warm, ${String(CHANGED)} files changed`, run: warm },
    ...(peer === undefined ? [] : [{ name: '`xargs -P 2 sha256sum`', run: peer }]),
    ...(disk === undefined ? [] : [{ name: 'cold, from the disk', run: disk.cold }]),
    ...(disk?.peer === undefined ? [] : [{ name: '`xargs -P 2 sha256sum`, from the disk', run: disk.peer }]),
  ]);
}

/** What was aimed at, beside what was measured. */
export function targetTable(all: readonly LayoutFigures[]): string {
  const colds = all.flatMap(({ cold, peer }) => (peer === undefined ? [] : [{ cold, peer }]));
  const warms = all.filter(({ size }) => size.files * size.bytes >= WARM_BYTES);
  const disks = warms.flatMap(({ warm, disk }) => (disk === undefined ? [] : [{ warm, cold: disk.cold }]));
  const lines = [
    [
      'cold, speed of `sha256sum` by wall time',
      'at least 0.9',
      joined(colds, ({ cold, peer }) => ratio(peer.wallMs, cold.wallMs)),
    ],
    [
      'cold, speed of `sha256sum` by processor time',
      '',
      joined(colds, ({ cold, peer }) => ratio(peer.cpuMs, cold.cpuMs)),
    ],
    [
      'warm, share of the cold wall time, 10 GB',
      'under 3 %',
      joined(warms, ({ cold, warm }) => percent(warm.wallMs, cold.wallMs)),
    ],
    [
      'warm, share of the cold processor time, 10 GB',
      '',
      joined(warms, ({ cold, warm }) => percent(warm.cpuMs, cold.cpuMs)),
    ],
    [
      'warm, share of the cold wall time from the disk, 10 GB',
      'under 3 %',
      joined(disks, ({ cold, warm }) => percent(warm.wallMs, cold.wallMs)),
    ],
    ['peak, cold', 'under 250 MiB', joined(all, ({ cold }) => `${String(cold.peakMiB ?? '-')} MiB`)],
    ['peak, warm', 'under 250 MiB', joined(all, ({ warm }) => `${String(warm.peakMiB ?? '-')} MiB`)],
  ];
  const rows = lines.map((cells) => `| ${cells.join(' | ')} |`);
  return ['### Targets', '', '| what | aimed at | measured |', '|---|---|---:|', ...rows, ''].join('\n');
}

function joined<T>(list: readonly T[], textOf: (one: T) => string): string {
  return list.map(textOf).join(', ') || '-';
}

function ratio(a: number | undefined, b: number | undefined): string {
  return a === undefined || b === undefined ? '-' : (a / b).toFixed(2);
}

function percent(a: number | undefined, b: number | undefined): string {
  return a === undefined || b === undefined ? '-' : `${((100 * a) / b).toFixed(1)} %`;
}

const INTRODUCTION = `# Verifying an offline layout

    pnpm bench manifest

makes this page, in about four minutes and with 10 GB of files in the folder for temporary ones, which it removes. It
writes two layouts of 100,000 vendored binaries in 500 folders and runs every contender as a whole process, by turns; the fastest run of
each counts. What is read is in the memory of the machine, if it has 16 GB; with \`NUSPINE_BENCH_DROP_CACHES=1\` and as root, cold runs are
measured from the disk too. A ratio is to the first line of its table, which is ours: 2.00 in a column of time means that the other took
twice as long.

**Cold** is \`--no-cache\`: every file is classified by its first page, hashed, and compared with a manifest of 29 MB. **Warm** is a run that
remembers one before it, with ${String(CHANGED)} files changed since, which it finds: one look at each file, and one file in 1,000 read all the same
([what is not read again](../../packages/manifest/README.md#what-is-not-read-again)). \`sha256sum\` only hashes.
`;

/** The page about offline layouts. */
export function manifestDocument(machine: string, all: readonly LayoutFigures[]): string {
  const tables = [targetTable(all), ...all.map(layoutTable)].map((table) => table.replace('### ', '## '));
  return `${INTRODUCTION}\nMeasured with ${machine}.\n\n${tables.join('\n')}`;
}
