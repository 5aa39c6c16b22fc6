import { shareText, sizeText } from '@nuspine/primitives';
import { html, type Html } from './html.ts';
import { SITE_LIMITS } from './limits.ts';
import type { ReleaseRow } from './release-rows.ts';

interface Bar {
  readonly label: string;
  readonly kind: 'full' | 'delta';
  readonly bytes: number;
  readonly note: string;
}

const LABELS = 200;
const NOTES = 190;
const WIDTH = 760;
const ROW = 20;
const BAR = WIDTH - LABELS - NOTES;
const LONGEST_LABEL = 26;

/** The sizes of the newest releases as bars, full packages and deltas on one scale. `id` names it for the page. */
export function sizeChart(id: string, rows: readonly ReleaseRow[]): Html {
  const shown = rows.slice(0, SITE_LIMITS.bars);
  const bars = shown.flatMap(barsOf);
  const longest = Math.max(1, ...bars.map(({ bytes }) => bytes));
  const drawn = bars.map(({ label, kind, bytes, note }, index) => {
    const [top, width] = [index * ROW, Math.max(1, Math.round((bytes / longest) * BAR))];
    return html`<text x="0" y="${top + 14}">${label}</text
      ><rect class="${kind}" x="${LABELS}" y="${top + 3}" width="${width}" height="14" /><text
        x="${LABELS + width + 6}"
        y="${top + 14}"
        >${note}</text
      > `;
  });
  const told = rows.length > shown.length ? ` the ${String(shown.length)} newest` : '';
  return html`<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-labelledby="${id}">
    <title id="${id}">Sizes of${told} full packages and deltas; the table below has the numbers</title>
    ${drawn}
  </svg>`;
}

function barsOf({ version, full, deltas }: ReleaseRow): readonly Bar[] {
  const label = version.length > LONGEST_LABEL ? `${version.slice(0, LONGEST_LABEL - 1)}…` : version;
  const whole: readonly Bar[] =
    full === undefined ? [] : [{ label, kind: 'full', bytes: full.size, note: sizeText(full.size) }];
  const parts = deltas.map(({ file, formats }, index): Bar => {
    const share = full === undefined ? '' : `, ${shareText(file.size, full.size)}`;
    const note = `${formats.join(', ')} ${sizeText(file.size)}${share}`;
    return { label: whole.length === 0 && index === 0 ? label : '', kind: 'delta', bytes: file.size, note };
  });
  return [...whole, ...parts];
}
