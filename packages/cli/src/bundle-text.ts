import type { ExportReport, ImportReport, ImportState, TransferReport } from '@nuspine/manifest';
import { sizeText } from './size-text.ts';

/** What was written, and what it leads to. */
export function exportReportText(report: ExportReport): string {
  const { path, form, size, digest, files, blobs, deltas, contents, base, registered } = report;
  const onto = base === undefined ? '' : `  applied to ${base}\n`;
  const listed = registered ? ', listed in the manifest of bundles' : '';
  return (
    `${path}  ${form}, ${sizeText(size)}, ${digest}${listed}\n` +
    `  leads to ${contents}\n${onto}` +
    `ok: ${String(files)} files in ${String(blobs)} blobs, ${String(deltas)} of them deltas\n`
  );
}

const SAYINGS: Readonly<Record<ImportState, string>> = {
  applied: 'the tree is what the bundle leads to',
  present: 'the tree was what the bundle leads to already',
  superseded: 'the tree is at a later state than the bundle',
  waiting: 'the bundle is kept until its base is there',
  checked: 'the bundle is sound; nothing was changed',
};

/** What became of the bundle, and what waits for what. */
export function importReportText({ ok, state, contents, tree, placed, removed, waiting }: ImportReport): string {
  const waits = waiting.map((one) => `  waiting for ${one.base} to reach ${one.contents}\n`);
  const moved = state === 'checked' ? 'would be placed' : 'placed';
  return (
    `bundle ${contents}\ntree   ${tree}\n${waits.join('')}` +
    `${ok ? 'ok' : 'not ok'}: ${SAYINGS[state]}; ${String(placed)} files ${moved}, ${String(removed)} removed\n`
  );
}

/** What went to or came from a registry. */
export function transferReportText(report: TransferReport, verb: string): string {
  const { reference, digest, contents, blobs, moved, movedBytes } = report;
  const share = `${String(moved)} of ${String(blobs)} blobs ${verb}, ${sizeText(movedBytes)}`;
  return `${reference}  ${digest}\n  leads to ${contents}\nok: ${share}\n`;
}
