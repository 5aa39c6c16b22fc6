import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { parseInstant } from '../instant.ts';
import type { Build } from '../operation.ts';
import { findPointer } from '../resolve-pointer.ts';
import { findBuild } from '../rules/find-build.ts';
import type { FlowInput } from './plan-flow.ts';
import type { FlowFrequency, Subscription } from './subscriptions.ts';

/** A subscription with the build that its pointer names. */
export interface Source {
  readonly subscription: Subscription;
  readonly state: ChannelState;
  readonly build: Build;
  readonly versions: ReadonlyMap<string, string>;
  /** Why it does not move yet. */
  readonly waits?: string;
}

const HOURS: Readonly<Record<FlowFrequency, number>> = { 'every-build': 0, daily: 24, weekly: 168, 'on-demand': 0 };

/** The subscriptions that a plan looks at, those of a batch with one answer for all. */
export function readSources(input: FlowInput): readonly Source[] {
  const sources = input.subscriptions.subscriptions
    .filter(({ id }) => input.only === undefined || input.only === id)
    .flatMap((subscription) => sourceOf(subscription, input));
  return sources.map((source) => withBatch(source, sources));
}

function sourceOf(subscription: Subscription, input: FlowInput): readonly Source[] {
  const state = input.channels.get(subscription.channel);
  if (state === undefined) return [];
  requireNotOlder(subscription, state, input);
  const { build } = findBuild(state, findPointer(state, subscription.pointer, input.now).build);
  const versions = new Map(build.packages.map(({ id, version }) => [id.toLowerCase(), version]));
  const waits = waitsFor(subscription, build.id, input);
  return [{ subscription, state, build, versions, ...(waits === undefined ? {} : { waits }) }];
}

function requireNotOlder({ id, channel }: Subscription, { sequence }: ChannelState, { record }: FlowInput): void {
  const seen = record[id];
  if (seen === undefined || seen.sequence <= sequence) return;
  throw new ChannelError('CHANNEL_LOG_ROLLED_BACK', 'channel is older than when it was read last', {
    path: channel,
    wanted: seen.sequence,
    found: sequence,
  });
}

function waitsFor(
  { id, frequency }: Subscription,
  build: string,
  { record, now, only }: FlowInput,
): string | undefined {
  const last = record[id];
  if (only === id) return undefined;
  if (frequency === 'on-demand') return 'moves on demand only';
  if (last === undefined || last.build === build) return undefined;
  const due = parseInstant(last.date) + HOURS[frequency] * 3_600_000;
  return now.getTime() >= due ? undefined : `${frequency}: not before ${new Date(due).toISOString()}`;
}

function withBatch(source: Source, sources: readonly Source[]): Source {
  const { batch } = source.subscription;
  if (batch === undefined || source.waits !== undefined) return source;
  const waiting = sources.find((other) => other.subscription.batch === batch && other.waits !== undefined);
  return waiting === undefined ? source : { ...source, waits: `batch ${batch} waits for ${waiting.subscription.id}` };
}
