const MARKUP: unique symbol = Symbol('markup');

/** Markup that is safe as it stands. A symbol keeps it, so nothing that was read from a document can pass for it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What may stand in markup: texts are escaped, lists are joined, `undefined` leaves nothing. */
export type Part = Html | string | number | undefined | readonly Part[];

/**
 * Markup from a template. Every text in it is data and is escaped, in content as in quoted attributes; markup in it stays.
 * No other function makes markup of data.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = textsOf(texts).map((text, index) => (index === 0 ? text : markupOf(parts[index - 1]) + text));
  return { [MARKUP]: pieces.join('') };
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template is indented as the source around it; a page of a thousand rows is better off without. */
function textsOf(texts: TemplateStringsArray): readonly string[] {
  const found = known.get(texts) ?? texts.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  known.set(texts, found);
  return found;
}

/** Markup that stands in this package's source. Never data. */
export function trusted(markup: string): Html {
  return { [MARKUP]: markup };
}

/** The markup as text. */
export function formatHtml({ [MARKUP]: markup }: Html): string {
  return markup;
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if (MARKUP in part) return part[MARKUP];
  return part.map(markupOf).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no meaning in HTML, and no other programs must see them either: they become U+FFFD. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}--[\t\n]]/gv, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
