import type { Barrier, PathHop, PathReport } from '@nuspine/compat-matrix';
import { html, type Html } from '../html.ts';
import { region } from '../table.ts';
import type { UpgradeAnswer, UpgradeGroup } from '../upgrade-groups.ts';

/**
 * Every upgrade of a group as a table, and above it a picker that shows one of its rows. Without script the picker stays
 * hidden, and the table is open.
 */
export function upgradeSection(id: string, { component, ends, answers }: UpgradeGroup, now: string): Html {
  const starts = ends.filter((end) => answers.some(({ from }) => from === end));
  const goals = ends.filter((end) => answers.some(({ to }) => to === end));
  const heading = `Upgrades ${component === undefined ? 'from bundle to bundle' : `of ${component}`}`;
  return html`<h3 id="${id}">${heading}</h3>
    <form class="picker" data-answers="${id}-all" aria-labelledby="${id}" hidden>
      <label
        >From
        <select autocomplete="off">
          ${starts.map(optionOf)}
        </select></label
      >
      <label
        >To
        <select autocomplete="off">
          ${goals.map(optionOf)}
        </select></label
      >
      <output aria-live="polite"></output>
    </form>
    <details id="${id}-all" open>
      <summary>Every upgrade (${answers.length})</summary>
      ${region(`${id}-table`, answerTable(`${id}-table`, `${heading} as of ${now}`, answers))}
    </details>`;
}

function answerTable(id: string, caption: string, answers: readonly UpgradeAnswer[]): Html {
  return html`<table>
    <caption id="${id}">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col">Way</th>
      </tr>
    </thead>
    <tbody>
      ${answers.map(answerRow)}
    </tbody>
  </table>`;
}

function optionOf(end: string): Html {
  return html`<option value="${end}">${end}</option>`;
}

function answerRow({ from, to, report }: UpgradeAnswer): Html {
  return html`<tr data-from="${from}" data-to="${to}">
    <th scope="row">${from}</th>
    <td>${to}</td>
    <td>${report === undefined ? tooLong(from, to) : reportText(report)}</td>
  </tr> `;
}

function tooLong(from: string, to: string): Html {
  return html`<p>More sets lie between than a page is made for: <code>nuspine matrix path ${from} ${to}</code></p>`;
}

/** In the words of `matrix path`. */
function reportText(report: PathReport): Html {
  if (!report.found)
    return html`<p class="bad">There is no way, because</p>
      <ul>
        ${report.blocking.map(barrierItem)}
      </ul>`;
  const added = report.added.map(({ component, version }) => html`<p>Then add ${component} ${version}.</p>`);
  if (report.hops.length === 0)
    return html`<p>Nothing to upgrade.</p>
      ${added}`;
  return html`<ol>
      ${report.hops.map(hopItem)}
    </ol>
    ${added}`;
}

function hopItem({ changes }: PathHop): Html {
  return html`<li>${changes.map(({ component, from, to }) => `${component} ${from} to ${to}`).join(' with ')}</li>`;
}

function barrierItem({ kind, text, risk }: Barrier): Html {
  const accept = risk === undefined ? undefined : html`; <code>--accept ${risk}</code> to take it`;
  return html`<li>${kind}: ${text}${accept}</li>`;
}
