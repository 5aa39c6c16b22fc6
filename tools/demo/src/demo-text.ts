import type { ReleasedDelta } from '@nuspine/delta/fs';
import type { DemoResult } from './run-demo.ts';

/** What was done, how big and how fast, and whether every comparison held. */
export function demoText({ base, target, feed, released, rebuilt, ok }: DemoResult): string {
  const { full, deltas, flatten } = target.result;
  const rows = [
    ['step', 'packages', 'files', 'size', 'of full', 'time'],
    releaseRow('flatten', base),
    releaseRow('flatten + deltas', target),
    ...deltas.map((delta) => deltaRow(delta, full.size)),
    ['verify the feed', String(feed.result.checked), '', '', '', seconds(feed.milliseconds)],
    ...rebuilt.map(({ format, milliseconds }) => applyRow(format, full.size, milliseconds)),
  ];
  const { id, version } = flatten.package;
  return [
    `${id} ${base.result.flatten.package.version} -> ${version} for ${flatten.framework}\n\n`,
    table(rows),
    `\nreleased  ${released}\n`,
    ...rebuilt.map(({ result }) => `rebuilt   ${result}\n`),
    ok ? 'Each rebuilt package is the released one, byte for byte; the feed verifies.\n' : failure(feed.result.ok),
  ].join('');
}

function failure(feedHolds: boolean): string {
  return feedHolds ? 'FAILED: a rebuilt package is not the released one.\n' : 'FAILED: the feed does not verify.\n';
}

function releaseRow(name: string, { result, milliseconds }: DemoResult['base']): readonly string[] {
  const { flatten, full } = result;
  const counts = [flatten.packages.length, flatten.files.length].map(String);
  return [`${name} ${flatten.package.version}`, ...counts, size(full.size), '', seconds(milliseconds)];
}

function deltaRow(released: ReleasedDelta, full: number): readonly string[] {
  const bytes = released.delta?.size ?? 0;
  return [`  the ${released.format} delta`, '', changedFiles(released), size(bytes), share(bytes, full), ''];
}

function applyRow(format: string, full: number, milliseconds: number): readonly string[] {
  return [`apply the ${format} delta`, '', '', size(full), '', seconds(milliseconds)];
}

/** How many files the delta changes, of all. */
function changedFiles({ deltaReport }: ReleasedDelta): string {
  const files = deltaReport?.files ?? [];
  const changed = files.filter(({ kind }) => kind !== 'unchanged');
  return `${String(changed.length)} of ${String(files.length)}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0] ?? [];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => align(cell, column, widths))
          .join('   ')
          .trimEnd()}\n`,
    )
    .join('');
}

function align(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function size(bytes: number): string {
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(2)} MiB`;
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
