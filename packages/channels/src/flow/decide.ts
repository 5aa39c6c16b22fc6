import { compareNuGetVersions, type NuGetVersion, tryParseNuGetVersion } from '@nuspine/primitives';
import type { FlowInput } from './plan-flow.ts';
import type { Reference, Span } from './reference.ts';
import type { Source } from './sources.ts';

/** Why a dependency moves or stays. */
export type FlowCode =
  | 'moved'
  | 'coherent'
  | 'up-to-date'
  | 'not-subscribed'
  | 'pinned'
  | 'waits'
  | 'downgrade'
  | 'range'
  | 'incoherent';

/** What becomes of one place that states a version. */
export interface FlowDecision {
  readonly path: string;
  readonly id: string;
  readonly from: string;
  /** Set when it moves. */
  readonly to?: string;
  readonly code: FlowCode;
  /** The same for a person. */
  readonly reason: string;
  readonly subscription?: string;
  readonly build?: string;
  readonly edits: readonly FlowEdit[];
}

/** A stretch of a file, what it says and what it will say. */
export interface FlowEdit extends Span {
  readonly from: string;
  readonly to: string;
}

interface Target {
  readonly version: string;
  readonly reason: string;
  readonly source: Source;
  readonly code: 'moved' | 'coherent';
}

type Outcome = Pick<FlowDecision, 'code' | 'reason'>;

/** Decides about one place. `planned` has the versions of all packages after the plan, by lower-case id. */
export function decide(
  reference: Reference,
  input: FlowInput,
  sources: readonly Source[],
  planned: ReadonlyMap<string, string>,
): FlowDecision {
  const { path, id, version: from } = reference;
  const stay = (outcome: Outcome, source?: Source): FlowDecision => {
    const about = source === undefined ? {} : { subscription: source.subscription.id, build: source.build.id };
    return { path, id, from, ...outcome, ...about, edits: [] };
  };
  const pin = input.subscriptions.pins.get(id.toLowerCase());
  if (pin !== undefined) return stay({ code: 'pinned', reason: `pinned: ${pin}` });
  if (reference.pinned) return stay({ code: 'pinned', reason: `pinned in ${path}` });
  const target = targetOf(reference, input, sources, planned);
  if ('reason' in target && !('source' in target)) return stay(target);
  const refused = refuseMove(reference, target);
  if (refused !== undefined) return stay(refused, target.source);
  const { source, version: to, code, reason } = target;
  const about = { subscription: source.subscription.id, build: source.build.id };
  return { path, id, from, to, code, reason, ...about, edits: editsOf(reference, target) };
}

function targetOf(
  reference: Reference,
  { subscriptions }: FlowInput,
  sources: readonly Source[],
  planned: ReadonlyMap<string, string>,
): Target | Outcome {
  const key = reference.id.toLowerCase();
  const parent = reference.parent ?? subscriptions.coherent.get(key);
  if (parent !== undefined) return coherentTarget(key, parent, sources, planned);
  const source = sources.find(({ subscription, versions }) => versions.has(key) && takes(subscription.packages, key));
  const version = source?.versions.get(key);
  if (source === undefined || version === undefined) {
    return { code: 'not-subscribed', reason: 'no subscription brings it' };
  }
  const { channel, pointer } = source.subscription;
  return { version, source, code: 'moved', reason: `${pointer} of ${channel} is ${source.build.id}` };
}

/** The version that the parent itself was built with, not one that its other dependencies bring. */
function coherentTarget(
  key: string,
  parent: string,
  sources: readonly Source[],
  planned: ReadonlyMap<string, string>,
): Target | Outcome {
  const version = planned.get(parent.toLowerCase());
  for (const source of sources) {
    for (const { build } of source.state.builds.values()) {
      const made = build.packages.some(
        (one) => one.id.toLowerCase() === parent.toLowerCase() && one.version === version,
      );
      const child = made ? build.dependencies?.find((one) => one.id.toLowerCase() === key) : undefined;
      if (child !== undefined) {
        return {
          version: child.version,
          source,
          code: 'coherent',
          reason: `${parent} ${version ?? ''} was built with it`,
        };
      }
    }
  }
  return {
    code: 'incoherent',
    reason: `${parent} ${version ?? 'is not there, and'} does not say which version it was built with`,
  };
}

function refuseMove({ version: from }: Reference, { version: to, source, code }: Target): Outcome | undefined {
  if (from === to) return { code: 'up-to-date', reason: `${source.build.id} has the same` };
  const [current, next] = [tryParseNuGetVersion(from), tryParseNuGetVersion(to)];
  if (current === undefined) return { code: 'range', reason: `${from} is a range: a person decides about it` };
  if (source.waits !== undefined) return { code: 'waits', reason: source.waits };
  if (code === 'coherent' || source.subscription.allowDowngrade || next === undefined) return undefined;
  return isBefore(next, current) ? { code: 'downgrade', reason: `${to} is before ${from}` } : undefined;
}

function isBefore(a: NuGetVersion, b: NuGetVersion): boolean {
  return compareNuGetVersions(a, b) < 0;
}

function editsOf({ at, version, commit }: Reference, { version: to, source, code }: Target): readonly FlowEdit[] {
  const edit = { ...at, from: version, to };
  // The commit of a child is in its own channel, not in that of the parent.
  if (commit === undefined || code === 'coherent') return [edit];
  return [edit, { ...commit.at, from: commit.value, to: source.build.commit }];
}

function takes(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) => matches(pattern.toLowerCase().split('*'), key));
}

/** The parts between the stars, one after the other; no expression, so that no pattern takes long. */
function matches(parts: readonly string[], key: string): boolean {
  const [first = '', ...rest] = parts;
  if (!key.startsWith(first)) return false;
  const last = rest.at(-1);
  if (last === undefined) return key === first;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return key.length - last.length >= at && key.endsWith(last);
}
