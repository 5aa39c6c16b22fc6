import { type BuildRecord, checkpointOf, type Closure, type HistoryLine, type ServedPointer } from '@nuspine/channels';
import { html, type Html, type Part } from '../html.ts';
import { type ChannelContent, type Failure, isFailure, type StoreContent } from '../site-content.ts';
import { table } from '../table.ts';
import { countText, failureText, placeText, problemTable, verdictText } from './findings.ts';
import { dateText } from './releases-page.ts';

/** Every store: the channels of each repository, where their pointers are, and how they came there. */
export function channelsPage(stores: readonly (StoreContent | Failure)[]): Html {
  return html`${stores.map((store, index) => {
    const id = `store-${String(index)}`;
    return html`<section aria-labelledby="${id}">
      <h2 id="${id}">${placeText(store.place)}</h2>
      ${isFailure(store)
        ? failureText(store)
        : store.channels.map((one, number) => channelSection(`${id}-${String(number)}`, one))}
    </section> `;
  })}`;
}

function channelSection(id: string, channel: ChannelContent | Failure): Html {
  return html`<section aria-labelledby="${id}">
    <h3 id="${id}">${channel.place}</h3>
    ${isFailure(channel) ? failureText(channel) : channelBody(id, channel)}
  </section> `;
}

function channelBody(id: string, { state, history, report }: ChannelContent): Html {
  const builds = [...state.builds.values()].toReversed();
  return html`<p>
      ${countText(state.builds.size, 'build')}, ${countText(state.sequence, 'change')},
      ${verdictText(report.problems.length)}.
    </p>
    ${state.closed === undefined ? undefined : closureText(state.closed)}
    ${problemTable(`${id}-problems`, 'Problems', report.problems)}
    ${table({
      id: `${id}-pointers`,
      caption: 'Pointers',
      heads: ['Pointer', 'Build', 'Version', 'Since (UTC)', 'Who gets it'],
      rows: checkpointOf(state).pointers.map(pointerCells),
    })}
    ${table({
      id: `${id}-builds`,
      caption: 'Builds, newest first',
      heads: ['Build', 'Version', 'Built (UTC)', 'Branch', 'Commit', 'State'],
      rows: builds.map(buildCells),
    })}
    ${table({
      id: `${id}-history`,
      caption: 'History, newest first',
      heads: ['Change', 'When (UTC)', 'Who', 'What and why'],
      rows: history.toReversed().map(historyCells),
    })}`;
}

function closureText({ reason, date, successor }: Closure): Html {
  const next = successor === undefined ? undefined : html` It goes on as <code>${successor}</code>.`;
  return html`<p>Closed on ${dateText(date)}: ${reason}.${next}</p>`;
}

function pointerCells({ name, build, version, since, percent, aliasOf, until }: ServedPointer): readonly Part[] {
  const alias = aliasOf === undefined ? undefined : html` (stands for ${aliasOf} until ${dateText(until ?? '')})`;
  const share = percent === undefined ? 'everybody' : `${String(percent)} % of clients`;
  return [html`${name}${alias}`, html`<code>${build}</code>`, version, dateText(since), share];
}

function buildCells({ build, percent, withdrawn }: BuildRecord): readonly Part[] {
  const { id, version, date, branch, commit } = build;
  const rollout = percent === undefined ? 'for everybody' : `rolled out to ${String(percent)} %`;
  const state =
    withdrawn === undefined
      ? rollout
      : html`<span class="bad">withdrawn</span> on ${dateText(withdrawn.date)}: ${withdrawn.reason}`;
  return [html`<code>${id}</code>`, version, dateText(date), branch, html`<code>${commit}</code>`, state];
}

function historyCells({ sequence, date, by, text }: HistoryLine): readonly Part[] {
  return [sequence, dateText(date), by, text];
}
