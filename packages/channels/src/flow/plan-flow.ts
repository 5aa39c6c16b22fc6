import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { formatInstant } from '../instant.ts';
import { decide, type FlowDecision } from './decide.ts';
import { findReferences } from './find-references.ts';
import type { FlowRecord } from './flow-record.ts';
import type { Reference, RepoFile } from './reference.ts';
import { readSources, type Source } from './sources.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Everything that a plan depends on. */
export interface FlowInput {
  readonly subscriptions: Subscriptions;
  readonly files: readonly RepoFile[];
  /** The channels that are subscribed to, by name. */
  readonly channels: ReadonlyMap<string, ChannelState>;
  readonly record: FlowRecord;
  readonly now: Date;
  /** Only this subscription, whatever its frequency. */
  readonly only?: string;
}

/** What would move, what would not, and why. */
export interface FlowPlan {
  /** Whether every coherent package has the version that its parent was built with. */
  readonly ok: boolean;
  readonly moves: number;
  /** One for each place that states a version, in the order of the files. */
  readonly decisions: readonly FlowDecision[];
  /** The record once the moves are made. */
  readonly record: FlowRecord;
}

/**
 * Decides for every dependency of a repository whether it moves, and says why. Throws `FLOW_DEPENDENCY_UNKNOWN` for
 * an `only` that is no subscription, `CHANNEL_LOG_ROLLED_BACK` for a channel that is older than when it was read last, and
 * what `findPointer` throws.
 */
export function planFlow(input: FlowInput): FlowPlan {
  const { only, subscriptions } = input;
  if (only !== undefined && !subscriptions.subscriptions.some(({ id }) => id === only)) {
    throw new ChannelError('FLOW_DEPENDENCY_UNKNOWN', `there is no subscription ${only}`, { found: only });
  }
  const sources = readSources(input);
  const references = findReferences(input.files);
  const direct = references.map((one) => decide(one, input, sources, new Map()));
  // A child takes what its parent was built with, in the version that the parent has after this plan.
  const planned = new Map(direct.map(({ id, to, from }) => [id.toLowerCase(), to ?? from]));
  const decisions = settle(references, input, sources, planned);
  const moves = decisions.filter(({ to }) => to !== undefined);
  const ok = decisions.every(({ code }) => code !== 'incoherent');
  return { ok, moves: moves.length, decisions, record: nextRecord(input, sources, decisions) };
}

/** A parent may be the child of another: as often as there are packages, versions are handed down. */
function settle(
  references: readonly Reference[],
  input: FlowInput,
  sources: readonly Source[],
  planned: ReadonlyMap<string, string>,
): readonly FlowDecision[] {
  let versions = planned;
  let decisions: readonly FlowDecision[] = [];
  for (let round = 0; round <= references.length; round += 1) {
    decisions = references.map((one) => decide(one, input, sources, versions));
    const next = new Map(decisions.map(({ id, to, from }) => [id.toLowerCase(), to ?? from]));
    if ([...next].every(([id, version]) => versions.get(id) === version)) return decisions;
    versions = next;
  }
  return decisions;
}

function nextRecord(
  { record, now }: FlowInput,
  sources: readonly Source[],
  decisions: readonly FlowDecision[],
): FlowRecord {
  const moved = new Set(decisions.flatMap(({ to, subscription }) => (to === undefined ? [] : [subscription])));
  const entries = sources
    .filter(({ subscription }) => moved.has(subscription.id))
    .map(({ subscription, build, state }) => {
      const { sequence, head } = state;
      return [subscription.id, { build: build.id, date: formatInstant(now), sequence, head }] as const;
    });
  return { ...record, ...Object.fromEntries(entries) };
}

/** What a plan says about one dependency. Throws `FLOW_DEPENDENCY_UNKNOWN` when no file states its version. */
export function decisionsAbout(plan: FlowPlan, id: string): FlowPlan {
  const decisions = plan.decisions.filter((one) => one.id.toLowerCase() === id.toLowerCase());
  if (decisions.length === 0) {
    throw new ChannelError('FLOW_DEPENDENCY_UNKNOWN', `no file states a version of ${id}`, { found: id });
  }
  return { ...plan, decisions, moves: decisions.filter(({ to }) => to !== undefined).length };
}
