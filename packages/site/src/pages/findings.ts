import { html, type Html, type Part } from '../html.ts';
import type { Failure } from '../site-content.ts';
import { table } from '../table.ts';

/** How many problems there are, so that colour says nothing that words do not. */
export function verdictText(problems: number): Html {
  return problems === 0
    ? html`<span class="good">no problems</span>`
    : html`<span class="bad">${countText(problems, 'problem')}</span>`;
}

/** `1 package`, `2 packages`. */
export function countText(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A place as people know it. */
export function placeText(place: string): Part {
  return place === '.' ? 'This folder' : html`<code>${place}</code>`;
}

/** What cannot be read, and why. */
export function failureText({ code, message }: Failure): Html {
  return html`<p class="bad">It cannot be read: ${message} (<code>${code}</code>).</p>`;
}

/** The members of problems as a table: what it is, where, and all that they say besides. Nothing without any. */
export function problemTable(id: string, caption: string, problems: readonly object[]): Part {
  if (problems.length === 0) return undefined;
  return table({ id, caption, heads: ['What', 'Where', 'Details'], rows: problems.map(problemRow) });
}

function problemRow(problem: object): readonly Part[] {
  const members = new Map<string, unknown>(Object.entries(problem));
  const take = (...names: readonly string[]): string => {
    const name = names.find((one) => members.has(one)) ?? '';
    const value = members.get(name);
    members.delete(name);
    return textOf(value);
  };
  const what = take('kind', 'code');
  const path = take('path');
  const line = members.has('line') ? `${path}:${take('line')}:${take('column')}` : path;
  const details = [...members].map(([name, value]) =>
    name === 'message' ? textOf(value) : `${name}: ${textOf(value)}`,
  );
  return [what, html`<code>${line}</code>`, details.join('; ')];
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
