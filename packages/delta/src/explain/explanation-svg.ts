import type { DeltaExplanation, ExplainedPart } from './delta-explanation.ts';

/** A bar of the plot. */
interface Bar {
  readonly label: string;
  readonly bytes: number;
  readonly parts: readonly ExplainedPart[];
}

const MOST_BARS = 24;
const WIDTH = 960;
const LABELS = 360;
const NUMBERS = 90;
const ROW = 22;
const TOP = 56;
const BAR = WIDTH - LABELS - NUMBERS;
const MOST_LABEL = 52;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Fills that differ in grey and in pattern, so that print and any eye tells them apart. */
const FILLS: readonly { readonly grey: string; readonly lines: string }[] = [
  { grey: '#222', lines: '' },
  { grey: '#fff', lines: 'M0 8L8 0' },
  { grey: '#bbb', lines: '' },
  { grey: '#fff', lines: 'M0 0L8 8M0 8L8 0' },
  { grey: '#777', lines: '' },
  { grey: '#fff', lines: 'M0 4H8' },
  { grey: '#ddd', lines: 'M4 0V8' },
  { grey: '#999', lines: 'M0 0L8 8' },
  { grey: '#fff', lines: 'M4 0V8M0 4H8' },
  { grey: '#bbb', lines: 'M0 8L8 0' },
  { grey: '#777', lines: 'M0 4H8' },
  { grey: '#ddd', lines: 'M0 0L8 8M0 8L8 0' },
];

/**
 * Plots an explanation as an SVG 1.1 document that needs nothing else: a bar for each of the largest files, split into its
 * parts, then one for all others and one for what is of no file. Equal explanations give equal text.
 */
export function formatExplanationSvg(explanation: DeltaExplanation): string {
  const bars = barsOf(explanation);
  const names = partsOf(bars);
  const longest = Math.max(1, ...bars.map(({ bytes }) => bytes));
  const legend = TOP + bars.length * ROW + 24;
  const height = legend + Math.ceil(names.length / 3) * ROW + 16;
  const { id, version, size, format } = explanation;
  const title = `Where the ${String(size)} bytes of the ${format} delta to ${id} ${version} went`;
  const told = bars.map(({ label, bytes }) => `${label}: ${String(bytes)}`).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="sans-serif" font-size="12">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(`Bytes by file. ${told}.`)}</desc>`,
    `<defs>${names.map((_, index) => pattern(index)).join('')}</defs>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="8" y="28" font-size="${String(headSize(title))}">${escaped(title)}</text>`,
    ...bars.map((bar, index) => drawBar(bar, TOP + index * ROW, BAR / longest, names)),
    ...names.map((name, index) => drawKey(name, index, legend)),
    '</svg>',
    '',
  ].join('\n');
}

/** So small that a long name fits into the width. */
function headSize(title: string): number {
  return Math.max(8, Math.min(16, Math.floor(1650 / widthOf([...title]))));
}

function barsOf({ files, rest }: DeltaExplanation): Bar[] {
  const sorted = files.filter(({ bytes }) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  const shown = sorted.slice(0, MOST_BARS).map(({ path, bytes, parts }): Bar => ({ label: path, bytes, parts }));
  const others = sorted.slice(MOST_BARS);
  const bytesOf = (parts: readonly { readonly bytes: number }[]): number =>
    parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const more = { label: `${String(others.length)} other files`, bytes: bytesOf(others), parts: mergeParts(others) };
  const ofAll = { label: 'of no single file', bytes: bytesOf(rest), parts: rest };
  return [...shown, ...(others.length === 0 ? [] : [more]), ofAll];
}

function mergeParts(files: readonly { readonly parts: readonly ExplainedPart[] }[]): ExplainedPart[] {
  const sums = new Map<string, number>();
  for (const { part, bytes } of files.flatMap(({ parts }) => parts)) sums.set(part, (sums.get(part) ?? 0) + bytes);
  return [...sums].map(([part, bytes]) => ({ part, bytes }));
}

/** Parts of all bars, those of most bytes first: the fills that are easiest to tell apart go to them. */
function partsOf(bars: readonly Bar[]): string[] {
  const parts = mergeParts(bars).toSorted((a, b) => b.bytes - a.bytes);
  return parts.map(({ part }) => part);
}

function pattern(index: number): string {
  const { grey, lines } = FILLS[index % FILLS.length] ?? { grey: '#fff', lines: '' };
  const drawn = lines === '' ? '' : `<path d="${lines}" stroke="#000" stroke-width="1"/>`;
  return `<pattern id="fill${String(index)}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${grey}"/>${drawn}</pattern>`;
}

function drawBar({ label, bytes, parts }: Bar, y: number, scale: number, names: readonly string[]): string {
  let x = LABELS;
  const segments = parts.map((part) => {
    const width = part.bytes * scale;
    const start = x;
    x += width;
    const told = `<title>${escaped(`${label}, ${part.part}: ${String(part.bytes)} bytes`)}</title>`;
    return `<rect x="${start.toFixed(2)}" y="${String(y)}" width="${width.toFixed(2)}" height="${String(ROW - 6)}" fill="url(#fill${String(names.indexOf(part.part))})" stroke="#000" stroke-width="0.5">${told}</rect>`;
  });
  const name = `<text x="${String(LABELS - 8)}" y="${String(y + 12)}" text-anchor="end">${escaped(shortened(label))}</text>`;
  const number = `<text x="${(x + 6).toFixed(2)}" y="${String(y + 12)}">${String(bytes)}</text>`;
  return `<g>${name}${segments.join('')}${number}</g>`;
}

function drawKey(name: string, index: number, top: number): string {
  const [x, y] = [8 + (index % 3) * (WIDTH / 3), top + Math.floor(index / 3) * ROW];
  const box = `<rect x="${String(x)}" y="${String(y)}" width="24" height="14" fill="url(#fill${String(index)})" stroke="#000" stroke-width="0.5"/>`;
  return `<g>${box}<text x="${String(x + 32)}" y="${String(y + 12)}">${escaped(name)}</text></g>`;
}

/** The end of a path says more than its start. */
function shortened(label: string): string {
  const letters = [...label];
  if (widthOf(letters) <= MOST_LABEL) return label;
  let first = letters.length;
  for (let room = MOST_LABEL - 1; room >= 0; first -= 1) room -= widthOf(letters.slice(first - 1, first));
  return `…${letters.slice(first + 1).join('')}`;
}

/** In letters of the Latin alphabet: those of East Asia are about twice as wide. */
function widthOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, which knows no control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '�')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
