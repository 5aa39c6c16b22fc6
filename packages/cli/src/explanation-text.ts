import type { DeltaExplanation, ExplainedFile, ExplainedPart } from '@nuspine/delta';
import { shareText, sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

const MOST_FILES = 20;
const HOW = {
  entries: 'each file has entries of its own',
  bits: 'by the bits that the compressed streams spend on each file',
  streams: 'files share compressed streams: --base <full.nupkg> tells them apart',
} as const;

/** Where the bytes of a delta went: the files that take most, then all parts. */
export function explanationText(explanation: DeltaExplanation): string {
  const { id, version, format, size, attribution, files, rest, streams } = explanation;
  const head = `${format} delta to ${id} ${version}: ${sizeText(size)}, ${HOW[attribution]}\n\n`;
  if (attribution === 'streams') return head + streamTable(explanation, streams ?? []);
  const taking = files.filter(({ bytes }) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  const more = taking.slice(MOST_FILES);
  const rows = [
    ...taking.slice(0, MOST_FILES).map((file) => fileRow(file, size)),
    ...(more.length === 0 ? [] : [[`${String(more.length)} more files`, '', ...amount(sumOf(more), size), '']]),
  ];
  const parts = partRows([...files.flatMap((file) => file.parts), ...rest], size);
  return [
    head,
    textTable([['file', '', 'bytes', 'share', 'most of it'], ...rows], [2, 3]),
    '\n',
    textTable([['part', 'bytes', 'share'], ...parts, ['all', ...amount(size, size)]], [1, 2]),
    countText(files),
  ].join('');
}

function streamTable({ size, rest }: DeltaExplanation, streams: NonNullable<DeltaExplanation['streams']>): string {
  const unpacked = new Map(streams.map((stream) => [stream.stream, stream.size]));
  const rows = rest.map(({ part, bytes }) => {
    const whole = unpacked.get(part);
    return [part, ...amount(bytes, size), whole === undefined ? '' : String(whole)];
  });
  return textTable([['stream', 'bytes', 'share', 'unpacked'], ...rows, ['all', ...amount(size, size), '']], [1, 2, 3]);
}

function fileRow({ path, kind, bytes, parts }: ExplainedFile, size: number): string[] {
  const [largest] = parts.toSorted((a, b) => b.bytes - a.bytes);
  const most = largest === undefined ? '' : `${largest.part} ${shareText(largest.bytes, bytes)}`;
  return [path, kind, ...amount(bytes, size), most];
}

function partRows(parts: readonly ExplainedPart[], size: number): string[][] {
  const byPart = Map.groupBy(parts, ({ part }) => part);
  const sums = [...byPart].map(([part, all]) => ({ part, bytes: sumOf(all) }));
  return sums.toSorted((a, b) => b.bytes - a.bytes).map(({ part, bytes }) => [part, ...amount(bytes, size)]);
}

function amount(bytes: number, size: number): string[] {
  return [String(bytes), shareText(bytes, size)];
}

function sumOf(all: readonly { readonly bytes: number }[]): number {
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

function countText(files: readonly ExplainedFile[]): string {
  const kinds = [...Map.groupBy(files, ({ kind }) => kind)].map(([kind, all]) => `${String(all.length)} ${kind}`);
  return `\n${String(files.length)} files: ${kinds.join(', ')}\n`;
}
