import { type Bundle, checkSet, formatPin, type Matrix } from '@nuspine/compat-matrix';
import { html, type Html, type Part } from '../html.ts';
import { type Failure, isFailure, type MatrixContent } from '../site-content.ts';
import { table } from '../table.ts';
import type { UpgradeGroup } from '../upgrade-groups.ts';
import { type VerdictTable, verdictTables } from '../verdict-table.ts';
import { countText, failureText, placeText, problemTable, verdictText } from './findings.ts';
import { upgradeSection } from './upgrade-section.ts';

/** A matrix with the upgrades that were worked out for it. */
export type AnsweredMatrix = MatrixContent & { readonly groups: readonly UpgradeGroup[] };

/** Every matrix: its bundles, which versions work together, and the way from one to another. */
export function matrixPage(matrices: readonly (AnsweredMatrix | Failure)[], now: string): Html {
  return html`${matrices.map((one, index) => {
    const id = `matrix-${String(index)}`;
    return html`<section aria-labelledby="${id}">
      <h2 id="${id}">${placeText(one.place)}</h2>
      ${isFailure(one) ? failureText(one) : matrixBody(id, one, now)}
    </section> `;
  })}`;
}

function matrixBody(id: string, { matrix, lint, groups }: AnsweredMatrix, now: string): Html {
  return html`<p>
      ${countText(matrix.components.size, 'component')}, ${countText(lint.rows, 'row')},
      ${countText(lint.bundles, 'bundle')}; ${verdictText(lint.findings.length)}.
    </p>
    ${problemTable(`${id}-lint`, 'What matrix lint found', lint.findings)}
    ${groups.map((group, index) => upgradeSection(`${id}-way-${String(index)}`, group, now))}
    ${matrix.bundles.length === 0 ? undefined : bundleTable(`${id}-bundles`, matrix)}
    ${verdictTables(matrix).map((one, index) => verdictSection(`${id}-verdict-${String(index)}`, one))}`;
}

function bundleTable(id: string, matrix: Matrix): Html {
  return html`<h3>Bundles</h3>
    ${table({
      id,
      caption: 'Bundles and what the matrix says of them',
      heads: ['Bundle', 'Released', 'Supported until', 'Versions', 'Verdict'],
      rows: matrix.bundles.map((bundle) => bundleCells(matrix, bundle)),
    })}`;
}

function bundleCells(matrix: Matrix, { id, releaseDate, ltsUntil, pins }: Bundle): readonly Part[] {
  const { verdict } = checkSet(matrix, pins);
  return [id, releaseDate, ltsUntil, pins.map(formatPin).join(', '), html`<span class="${verdict}">${verdict}</span>`];
}

function verdictSection(id: string, { left, right, heads, rows, leftOut }: VerdictTable): Html {
  const older = leftOut === 0 ? undefined : html`<p>${countText(leftOut, 'older version')} left out.</p>`;
  const reasons = rows.flatMap(({ version, cells }) =>
    cells.flatMap(({ state, reason }, column) =>
      state === 'tested' || state === 'declared' ? [] : [[`${version} with ${heads[column] ?? ''}`, state, reason]],
    ),
  );
  return html`<h3>${left} and ${right}</h3>
    ${table({
      id,
      caption: html`Versions of ${left} (rows) with versions of ${right} (columns), newest first`,
      heads: [left, ...heads],
      rows: rows.map(({ version, cells }) => [
        version,
        ...cells.map(({ state }) => html`<span class="${state}">${state}</span>`),
      ]),
    })}
    ${older}
    ${reasons.length === 0
      ? undefined
      : html`<details>
          <summary>Why ${countText(reasons.length, 'pair')} may not work</summary>
          ${table({
            id: `${id}-why`,
            caption: html`${left} with ${right}`,
            heads: ['Versions', 'Verdict', 'Because'],
            rows: reasons,
          })}
        </details>`}`;
}
