import type { Barrier, Download, PathReport, Pin } from '@nuspine/compat-matrix';
import type { Answer } from './matrix-params.ts';
import { linesAnswer, tableAnswer } from './matrix-text.ts';
import { sizeText } from './size-text.ts';

/** An upgrade on each line, with what it downloads where feeds were asked; or what blocks every way. */
export function pathAnswer(report: PathReport): Answer {
  if (!report.found) return linesAnswer(['there is no way, because', ...report.blocking.map(blockText)]);
  const { hops, added, addedDownloads = [], bytes } = report;
  const rows = hops.map(({ changes, accepted, downloads = [] }, index) => [
    String(index + 1),
    changes.map(({ component, from, to }) => `${component} ${from} to ${to}`).join(' with '),
    accepted.map(({ risk = '', text }) => `${risk}: ${text}`).join('; '),
    ...(bytes === undefined ? [] : [downloads.map(downloadText).join('; ')]),
  ]);
  const last = [
    `${String(hops.length)} upgrades, ${String(hops.reduce((sum, { accepted }) => sum + accepted.length, 0))} risks accepted`,
    ...(bytes === undefined ? [] : [`${sizeText(bytes)} to download`]),
    ...added.map((pin, index) => addedText(pin, addedDownloads[index])),
  ];
  const head = ['', 'upgrade', 'accepted', ...(bytes === undefined ? [] : ['downloads'])];
  return tableAnswer([head, ...rows], last.join(', '));
}

function addedText({ component, version }: Pin, download: Download | undefined): string {
  return `then add ${component} ${version}${download === undefined ? '' : ` (${downloadText(download)})`}`;
}

/** `delta App-1.1.0-delta.nupkg 12.0 KB`, and what else is applied after it. */
function downloadText(download: Download): string {
  if (!('files' in download)) return `${download.component}: ${download.reason}`;
  return download.files.map(({ kind, fileName, size }) => `${kind} ${fileName} ${sizeText(size)}`).join(' + ');
}

function blockText({ kind, text, risk }: Barrier): string {
  return `  ${kind}: ${text}${risk === undefined ? '' : `; --accept ${risk} to take it`}`;
}
