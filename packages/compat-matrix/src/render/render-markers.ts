import { MatrixError } from '../errors.ts';

/** A place in a document that a tool fills: `<!-- nuspine:runtime Dapper -->` up to `<!-- /nuspine -->`. */
export interface Marker {
  readonly name: string;
  readonly words: readonly string[];
  /** Of the opening marker, from 1. */
  readonly line: number;
}

const OPEN = /^<!-- nuspine:([a-z]+)((?: [^\s>]+)*) -->\s*$/;
const CLOSE = /^<!-- \/nuspine -->\s*$/;
const FENCE = /^ {0,3}(```|~~~)/;

/**
 * Puts what `fill` gives between each pair of markers; everything else stays as it is. Markers in code blocks are text.
 * Throws `MATRIX_MARKER_INVALID` for a marker without its other half, with its line, or for a document without any.
 */
export function renderMarkers(text: string, fill: (marker: Marker) => string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written: string[] = [];
  let open: Marker | undefined;
  let fenced = false;
  let count = 0;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    if (open === undefined && FENCE.test(content)) fenced = !fenced;
    const opening = fenced ? null : OPEN.exec(content);
    const isClosing = !fenced && CLOSE.test(content);
    if (opening !== null && open !== undefined) throw unpaired('begins in another', line);
    if (isClosing && open === undefined) throw unpaired('ends what did not begin', line);
    if (isClosing) open = undefined;
    if (open === undefined) written.push(content);
    if (opening === null) continue;
    open = { name: opening[1] ?? '', words: (opening[2] ?? '').split(' ').filter((word) => word !== ''), line };
    count++;
    written.push('', ...fill(open).trimEnd().split('\n'), '');
  }
  if (open !== undefined) throw unpaired('is not ended by <!-- /nuspine -->', open.line);
  if (count === 0) throw unpaired('is missing: write <!-- nuspine:runtime --> and <!-- /nuspine -->', 1);
  return written.join(newline);
}

function unpaired(what: string, line: number): MatrixError {
  return new MatrixError('MATRIX_MARKER_INVALID', `marker ${what}`, { line });
}
