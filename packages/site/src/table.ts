import { html, type Html, type Part } from './html.ts';
import { SITE_LIMITS } from './limits.ts';

export interface Table {
  /** Made by the page, never of data. */
  readonly id: string;
  readonly caption: Part;
  readonly heads: readonly Part[];
  /** Columns with numbers, from 0. */
  readonly numeric?: readonly number[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Part[])[];
}

/** A table that scrolls by itself on small screens, and by keyboard; longer ones are cut, and say so. */
export function table({ id, caption, heads, numeric = [], rows }: Table): Html {
  const shown = rows.slice(0, SITE_LIMITS.rows);
  const left = rows.length - shown.length;
  const kind = (column: number): Part => (numeric.includes(column) ? html` class="number"` : undefined);
  const head = heads.map((text, column) => html`<th scope="col" ${kind(column)}>${text}</th>`);
  const body = shown.map(
    ([first, ...cells]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${cells.map((cell, column) => html`<td${kind(column + 1)}>${cell}</td>`)}
      </tr> `,
  );
  return html`${region(
    id,
    html`<table>
      <caption id="${id}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>`,
  )}
  ${left === 0 ? undefined : html`<p>${left} more rows are not shown.</p>`}`;
}

/** A part of a page that may be wider than the screen. `labelId` is that of its name. */
export function region(labelId: string, content: Html): Html {
  return html`<div class="scroll" role="region" aria-labelledby="${labelId}" tabindex="0">${content}</div>`;
}
