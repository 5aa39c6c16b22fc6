import type { KeyComments } from './comment-scan.ts';
import type { KeyPath } from './key-positions.ts';

/** A line of a document, and the key that it writes. */
export interface TomlLine {
  readonly path: KeyPath;
  readonly text: string;
}

/**
 * The text of a document, with a blank line between sections. A comment stands where it stood beside its key; that of a
 * key that is not written any more stands above the table it was in, or at the top if it opened the document.
 */
export function tomlText(sections: readonly (readonly TomlLine[])[], comments: readonly KeyComments[] = []): string {
  const placed = placedComments(sections.flat(), comments);
  const texts = sections.map((lines) => {
    const written = lines.flatMap((line) => withComments(line, placed.get(line)));
    return trimmed(written).join('\n');
  });
  return `${texts.join('\n\n')}\n`;
}

interface Placed {
  readonly above: string[];
  readonly beside: string[];
  readonly below: string[];
}

function withComments({ text }: TomlLine, placed: Placed | undefined): readonly string[] {
  if (placed === undefined) return [text];
  const { above, beside, below } = placed;
  // A blank line keeps what stands below from the next key.
  return [...trimmed(above), [text, ...beside].join(' '), ...below, ...(below.length === 0 ? [] : [''])];
}

function placedComments(lines: readonly TomlLine[], comments: readonly KeyComments[]): ReadonlyMap<TomlLine, Placed> {
  const placed = new Map<TomlLine, Placed>();
  if (comments.length === 0) return placed;
  const first = firstByPath(lines);
  for (const { path, above, beside, below, opens } of comments) {
    const line = writtenAt(first, path, opens === true ? lines[0] : undefined);
    if (line === undefined) continue;
    const own = placed.get(line) ?? { above: [], beside: [], below: [] };
    placed.set(line, own);
    const besides = beside === undefined ? [] : [beside];
    const isSame = line.path.length === path.length;
    own.above.push(...above, ...(isSame ? [] : [...besides, ...below]));
    if (isSame) own.beside.push(...besides);
    if (isSame) own.below.push(...below);
  }
  return placed;
}

/** By each path of keys, the first line that writes it or something below it. */
function firstByPath(lines: readonly TomlLine[]): ReadonlyMap<string, TomlLine> {
  const first = new Map<string, TomlLine>();
  for (const line of lines) {
    for (let length = line.path.length; length >= 0; length--) {
      const key = JSON.stringify(line.path.slice(0, length));
      if (first.has(key)) break;
      first.set(key, line);
    }
  }
  return first;
}

/** The line of a key; of one that is not written, `other`, or the nearest. */
function writtenAt(
  first: ReadonlyMap<string, TomlLine>,
  path: KeyPath,
  other: TomlLine | undefined,
): TomlLine | undefined {
  const own = first.get(JSON.stringify(path));
  return own?.path.length === path.length ? own : (other ?? nearest(first, path));
}

function nearest(first: ReadonlyMap<string, TomlLine>, path: KeyPath): TomlLine | undefined {
  for (let length = path.length; length >= 0; length--) {
    const line = first.get(JSON.stringify(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
