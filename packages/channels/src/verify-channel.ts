import { CodedError, type Digest } from '@nuspine/primitives';
import { channelFold } from './channel-fold.ts';
import type { ChannelProblem, ChannelReport } from './channel-report.ts';
import type { ChannelErrorCode } from './errors.ts';
import type { ChannelState } from './channel-state.ts';
import { type Checkpoint, CHECKPOINT_NAME, checkpointOf, parseCheckpoint } from './checkpoint.ts';
import { entryDigest, entryFileName } from './log-entry.ts';
import { channelFiles, RELEASES_NAME } from './projections/channel-files.ts';
import { RELEASES_INDEX_NAME } from './projections/releases-index.ts';
import { squirrelPercent } from './staging-line.ts';
import { verifyIndex } from './verify-index.ts';

/** A channel as it lies in its store. */
export interface StoredChannel {
  readonly channel: string;
  /** Number of the last entry in the log. */
  readonly last: number;
  /** An entry of the log, or `undefined` where there is none. */
  entry(sequence: number): Promise<Uint8Array | undefined>;
  /** The files beside the log, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The index of the repository that the channel is of; nobody looks at it where there is none. */
  readonly index?: { readonly bytes: Uint8Array | undefined };
}

/** An entry that somebody saw before: a log that does not have it is another or an older one. */
export interface SeenEntry {
  readonly sequence: number;
  readonly head: Digest;
}

/** Reads the log again and compares every file beside it with what the log says (channel-log §9). */
export async function verifyChannel(stored: StoredChannel, seen?: SeenEntry): Promise<ChannelReport> {
  const { channel, last } = stored;
  const fold = channelFold(channel);
  const problems: ChannelProblem[] = [];
  // What a writer that was killed leaves behind is what the log said one entry earlier.
  let before: ReadonlyMap<string, Uint8Array> = new Map();
  let checkpoint: Checkpoint | undefined;
  for (let sequence = 1; sequence <= last && problems.length === 0; sequence += 1) {
    if (sequence === last && sequence > 1) [before, checkpoint] = [channelFiles(fold.state), checkpointOf(fold.state)];
    problems.push(...(await verifyEntry(stored, fold, sequence, seen)));
  }
  if (problems.length === 0) problems.push(...verifyEnd(fold.state, stored, seen));
  if (problems.length === 0) {
    problems.push(...verifyFiles(fold.state, stored, before), ...verifyIndexed(fold.state, stored, checkpoint));
  }
  const { sequence, head, builds } = fold.state;
  return { ok: problems.length === 0, channel, entries: sequence, builds: builds.size, head, problems };
}

async function verifyEntry(
  { entry }: StoredChannel,
  fold: { add(bytes: Uint8Array): unknown },
  sequence: number,
  seen: SeenEntry | undefined,
): Promise<readonly ChannelProblem[]> {
  const path = `log/${entryFileName(sequence)}`;
  const bytes = await entry(sequence);
  if (bytes === undefined) return [problem('CHANNEL_ENTRY_MISSING', path, 'entry is not there, but later ones are')];
  try {
    fold.add(bytes);
  } catch (error) {
    if (error instanceof CodedError) return [{ code: error.code, path, message: error.message }];
    throw error;
  }
  if (seen?.sequence !== sequence || seen.head === entryDigest(bytes)) return [];
  return [problem('CHANNEL_LOG_FORKED', path, 'entry is another than the one seen before')];
}

function verifyEnd(state: ChannelState, stored: StoredChannel, seen: SeenEntry | undefined): readonly ChannelProblem[] {
  const path = `log/${entryFileName(state.sequence + 1)}`;
  if (seen !== undefined && seen.sequence > state.sequence) {
    const message = `log ends at ${String(state.sequence)}, entry ${String(seen.sequence)} was seen before`;
    return [problem('CHANNEL_LOG_ROLLED_BACK', path, message)];
  }
  const checkpoint = readCheckpoint(stored);
  if (checkpoint === undefined || checkpoint.sequence <= state.sequence) return [];
  const message = `log ends at ${String(state.sequence)}, ${CHECKPOINT_NAME} is of entry ${String(checkpoint.sequence)}`;
  return [problem('CHANNEL_LOG_TRUNCATED', path, message)];
}

function readCheckpoint({ files }: StoredChannel): Checkpoint | undefined {
  const bytes = files.get(CHECKPOINT_NAME);
  if (bytes === undefined) return undefined;
  try {
    return parseCheckpoint(bytes, CHECKPOINT_NAME);
  } catch {
    // It differs from what the log says, which is reported with the other files.
    return undefined;
  }
}

function verifyFiles(
  state: ChannelState,
  { files }: StoredChannel,
  before: ReadonlyMap<string, Uint8Array>,
): readonly ChannelProblem[] {
  const wanted = channelFiles(state);
  const names = [...new Set([...wanted.keys(), ...files.keys()])].toSorted();
  return names.flatMap((name) => verifyFile(name, wanted.get(name), files.get(name), before.get(name)));
}

function verifyIndexed(
  state: ChannelState,
  { index }: StoredChannel,
  before: Checkpoint | undefined,
): readonly ChannelProblem[] {
  if (index === undefined || state.sequence === 0) return [];
  const code = verifyIndex(index.bytes, checkpointOf(state), before);
  if (code === undefined) return [];
  const message =
    code === 'CHANNEL_PROJECTION_STALE'
      ? 'index is of the entry before: a run was stopped between the two'
      : 'index does not say of the channel what the log says';
  return [problem(code, RELEASES_INDEX_NAME, message)];
}

function verifyFile(
  name: string,
  wanted: Uint8Array | undefined,
  found: Uint8Array | undefined,
  before: Uint8Array | undefined,
): readonly ChannelProblem[] {
  if (isSame(wanted, found)) return [];
  if (name === RELEASES_NAME && isWidened(wanted, found)) {
    return [problem('CHANNEL_STAGING_WIDENED', name, 'Squirrel would give a release to more clients than were meant')];
  }
  if (found === undefined || isSame(before, found)) {
    return [
      problem('CHANNEL_PROJECTION_STALE', name, 'file is of the entry before: a run was stopped between the two'),
    ];
  }
  return [problem('CHANNEL_PROJECTION_EDITED', name, 'file is not what the log says')];
}

/** Whether a line reaches more clients of Squirrel than its release is meant for. */
function isWidened(wanted: Uint8Array | undefined, found: Uint8Array | undefined): boolean {
  const meant = new Map(linesOf(wanted).map((line) => [fileOf(line), squirrelPercent(line)] as const));
  return linesOf(found).some((line) => squirrelPercent(line) > (meant.get(fileOf(line)) ?? 100));
}

function linesOf(bytes: Uint8Array | undefined): readonly string[] {
  return bytes === undefined ? [] : Buffer.from(bytes).toString('utf8').split('\n');
}

function fileOf(line: string): string {
  return line.trim().split(/\s+/)[1] ?? '';
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.compare(a, b) === 0;
}

function problem(code: ChannelErrorCode, path: string, message: string): ChannelProblem {
  return { code, path, message };
}
