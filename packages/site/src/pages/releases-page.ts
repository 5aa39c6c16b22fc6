import { shareText, sizeText } from '@nuspine/primitives';
import { html, type Html, type Part } from '../html.ts';
import { type BuildDates, type DeltaRow, type ReleaseRow, releaseRows } from '../release-rows.ts';
import { type Failure, type FeedContent, isFailure } from '../site-content.ts';
import { sizeChart } from '../size-chart.ts';
import { region, table } from '../table.ts';
import { failureText, placeText, problemTable, verdictText } from './findings.ts';

/** Every feed: its releases with their sizes, and what verifying it found. */
export function releasesPage(feeds: readonly (FeedContent | Failure)[], dates: BuildDates): Html {
  return html`${feeds.map(
    (feed, index) =>
      html`<section aria-labelledby="feed-${index}">
        <h2 id="feed-${index}">${placeText(feed.place)}</h2>
        ${isFailure(feed) ? failureText(feed) : feedBody(`feed-${String(index)}`, feed, dates)}
      </section> `,
  )}`;
}

function feedBody(id: string, { listing, report }: FeedContent, dates: BuildDates): Html {
  const rows = releaseRows(listing, dates);
  return html`<p>${verdictText(report.problems.length)} in ${report.checked} files.</p>
    ${problemTable(`${id}-problems`, 'Problems', report.problems)}
    ${rows.length === 0 ? undefined : region(`${id}-sizes`, sizeChart(`${id}-sizes`, rows))}
    ${table({
      id: `${id}-releases`,
      caption: 'Releases, newest first',
      heads: ['Version', 'Package', 'Built (UTC)', 'Full', 'Deltas'],
      numeric: [3],
      rows: rows.map(releaseCells),
    })}
    ${problemTable(`${id}-notes`, 'Worth knowing; no update suffers from it', report.notes)}`;
}

function releaseCells({ packageId, version, date, full, deltas }: ReleaseRow): readonly Part[] {
  const staged = full?.stagingPercentage;
  return [
    version,
    packageId,
    date === undefined ? 'unknown' : dateText(date),
    full === undefined
      ? 'none'
      : html`${sizeText(full.size)}${staged === undefined ? undefined : ` (${String(staged)} %)`}`,
    deltas.length === 0
      ? 'none'
      : html`<ul>
          ${deltas.map((delta) => deltaItem(delta, full?.size))}
        </ul>`,
  ];
}

function deltaItem({ file, formats }: DeltaRow, full: number | undefined): Html {
  const share = full === undefined ? undefined : `, ${shareText(file.size, full)} of full`;
  return html`<li>${formats.join(', ')}: ${sizeText(file.size)}${share}</li>`;
}

/** An instant in UTC, to the minute. */
export function dateText(instant: string): Html {
  return html`<time datetime="${instant}">${instant.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, '$1 $2')}</time>`;
}
