import type { ApplyReport, DeltaReport } from '@nuspine/delta';
import type { DiffFilesReport } from '@nuspine/delta/fs';
import { shareText, sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

const EXACTNESS = {
  bytes: 'applying it gives the target byte for byte',
  contents: 'applying it gives a package with the same files as the target',
} as const;

/** How many files of each kind, and how small the delta is. */
export function deltaText(report: DeltaReport): string {
  const rows = [...countKinds(report)].map(([kind, { count, bytes }]) => [kind, String(count), sizeText(bytes)]);
  const { base, target, output, exactness } = report;
  return [
    textTable([['files', 'count', 'in the delta'], ...rows], [1, 2]),
    `\n${output.name}: ${base.id} ${base.version} to ${target.version}, ${EXACTNESS[exactness]}\n`,
    `${sizeText(output.size)}, ${shareText(output.size, target.size)} of the full package  ${output.digest}\n`,
  ].join('');
}

/** What was rebuilt, and how far it was proven. */
export function applyText({ exactness, base, target, output }: ApplyReport): string {
  const proof = {
    bytes: 'byte for byte the released package',
    contents: 'the files of the released package',
  }[exactness];
  return [
    `${output.name}: ${target.id} ${base.version} to ${target.version}, ${proof}\n`,
    `${sizeText(output.size)}  ${output.digest}\n`,
  ].join('');
}

/** How small a patch is. */
export function diffText({ engine, targetSize, patchSize }: DiffFilesReport): string {
  return `${sizeText(patchSize)}, ${shareText(patchSize, targetSize)} of the target, made by ${engine}\n`;
}

function countKinds(report: DeltaReport): ReadonlyMap<string, { readonly count: number; readonly bytes: number }> {
  const kinds = new Map<string, { readonly count: number; readonly bytes: number }>();
  for (const { kind, deltaSize = 0 } of report.files) {
    const { count, bytes } = kinds.get(kind) ?? { count: 0, bytes: 0 };
    kinds.set(kind, { count: count + 1, bytes: bytes + deltaSize });
  }
  return kinds;
}
