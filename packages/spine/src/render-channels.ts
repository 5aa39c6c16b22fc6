import { markedRegions } from './marked-regions.ts';
import type { DistributionChannel } from './spine-file.ts';

/** What `{version}` and `{digest}` stand for. */
export interface ChannelValues {
  readonly version: string;
  /** Of the channel's file, if it names one. */
  readonly digest?: string;
}

/** A channel with its pin and its command as they are for this release. */
export type RenderedChannel = Omit<DistributionChannel, 'file'>;

const HEAD = ['channel', 'artifact', 'pinned', 'try it'];

/** Fills in what a channel's pin and command have to say now. */
export function renderChannel(
  { name, artifact, pin, run }: DistributionChannel,
  values: ChannelValues,
): RenderedChannel {
  const fill = (text: string): string =>
    text.replaceAll('{version}', values.version).replaceAll('{digest}', (written) => values.digest ?? written);
  return { name, artifact, pin: fill(pin), run: fill(run) };
}

/** The table of all channels, as Markdown that Prettier leaves as it is. */
export function channelTable(channels: readonly RenderedChannel[]): string {
  const rows = [
    HEAD,
    ...channels.map(({ name, artifact, pin, run }) => [cell(name), code(artifact), code(pin), code(run)]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/**
 * A document with the table between its `<!-- spine:channels -->` markers; nothing for one without markers. Line ends are those
 * of the document. Throws `SPINE_ARTIFACT_INVALID` for a marker that is not closed.
 */
export function renderDocument(text: string, table: string, path: string): string | undefined {
  const regions = markedRegions(text, 'channels', path);
  if (regions.length === 0) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const inner = `\n\n${table}\n\n`.replaceAll('\n', lineEnd);
  return regions.toReversed().reduce((all, { start, end }) => all.slice(0, start) + inner + all.slice(end), text);
}

/** A bar would end the cell, also within code. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Code with a fence that it does not hold itself. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return cell(`${fence}${pad}${text}${pad}${fence}`);
}
