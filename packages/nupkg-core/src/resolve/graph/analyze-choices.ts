import { rangeSatisfies } from '@nuspine/primitives';
import type { AcceptedPackage, Analysis, Conflict, Downgrade, Way } from '../analysis.ts';
import { isAtLeast } from '../range-order.ts';
import type { Item, Request } from '../request.ts';
import type { Choice } from './choice.ts';
import { passes, passesAny } from './path.ts';

/** Whether central versions hold for all packages. */
export type Pinning = 'pinned' | 'free';

/** What is found out on the way through the result. Requests go by their names. */
interface Findings {
  readonly choices: ReadonlyMap<string, Choice>;
  readonly pinning: Pinning;
  /** Choices that are part of the result. */
  readonly accepted: Map<string, Choice>;
  /** Ids that were asked for already. */
  readonly met: Set<string>;
  readonly cycles: Way[];
  /** By the choice: the way to the first request that does not allow it. */
  readonly conflicting: Map<string, Way>;
  /** By its name: a choice in conflict that is asked for just so elsewhere. */
  readonly allowing: Map<string, Choice>;
  /** By the choice: the first request for more. */
  readonly lowered: Map<string, Lowered>;
}

interface Lowered {
  readonly chosen: Choice;
  readonly wanted: Request;
  /** What asks for more. */
  readonly wantedBy: string;
  /** What asks for less. */
  readonly chosenBy: string;
}

/**
 * Goes from the root through what was chosen, each package once, and judges every request against the choice for its
 * id (NuGet.Commands, DependencyGraphResolver).
 */
export function analyzeChoices(root: Item, choices: ReadonlyMap<string, Choice>, pinning: Pinning): Analysis {
  const findings: Findings = {
    choices,
    pinning,
    accepted: new Map(),
    met: new Set(),
    cycles: [],
    conflicting: new Map(),
    allowing: new Map(),
    lowered: new Map(),
  };
  const start = choices.get(root.key);
  const queue = start === undefined ? [] : [start];
  for (let asking = queue.shift(); asking !== undefined; asking = queue.shift()) {
    findings.accepted.set(asking.request.name, asking);
    for (const wanted of asking.item.requests) {
      const next = judge(wanted, asking, root, findings);
      if (next !== undefined) queue.push(next);
    }
  }
  return summarize(root, findings);
}

/** Gives the choice when this is the first request for it. */
function judge(wanted: Request, asking: Choice, root: Item, findings: Findings): Choice | undefined {
  const { choices, met, cycles, conflicting, allowing } = findings;
  if (wanted.key === asking.item.key || wanted.key === root.key) {
    cycles.push([...asking.way, wanted]);
    return undefined;
  }
  const chosen = choices.get(wanted.key);
  if (chosen === undefined) return undefined;
  if (!met.has(wanted.key)) {
    met.add(wanted.key);
    return allows(wanted, chosen, asking, findings) ? chosen : undefined;
  }
  if (asking.path !== undefined && passes(asking.path, wanted.name)) cycles.push([...asking.way, wanted]);
  else if (!isAtLeast(chosen.request.range, wanted.range)) noteLowered(wanted, chosen, asking, findings);
  else if (conflicting.has(chosen.request.name)) allowing.set(wanted.name, chosen);
  return undefined;
}

/** Whether the first request for an id allows the choice, or is overruled without a conflict. */
function allows(wanted: Request, chosen: Choice, asking: Choice, { conflicting, lowered }: Findings): boolean {
  const { name } = chosen.request;
  if (chosen.pinned && !lowered.has(name) && !isAtLeast(chosen.request.range, wanted.range)) {
    lowered.set(name, { chosen, wanted, wantedBy: asking.request.name, chosenBy: askerOf(chosen) });
  }
  if (!chosen.item.found || rangeSatisfies(wanted.range, chosen.item.version) || lowered.has(name)) return true;
  conflicting.set(name, [...asking.way, wanted]);
  return false;
}

function noteLowered(wanted: Request, chosen: Choice, asking: Choice, { lowered, pinning }: Findings): void {
  const { path, request, direct } = asking;
  // Where central versions hold for all, a version of the root's own is meant.
  if (pinning === 'pinned' && chosen.direct) return;
  if (chosen.item.found && rangeSatisfies(wanted.range, chosen.item.version)) return;
  if (lowered.has(chosen.request.name) || (path !== undefined && passesAny(path, (name) => chosen.askLess.has(name))))
    return;
  const parent = direct ? undefined : [...chosen.parents].find((name) => path !== undefined && passes(path, name));
  const chosenBy = parent ?? askerOf(chosen);
  lowered.set(chosen.request.name, { chosen, wanted, wantedBy: request.name, chosenBy });
}

/** Name of the request on the path that led to the package which asks. */
function askerOf({ path }: Choice): string {
  return path?.request.name ?? '';
}

function summarize(root: Item, { accepted, cycles, conflicting, allowing, lowered }: Findings): Analysis {
  const found = [...accepted.values()].filter(({ way }) => way.length > 0);
  return {
    root,
    packages: new Map(found.map(({ request, item, way, pinned }): Entry => [request.key, { item, way, pinned }])),
    edges: found.filter(({ item }) => item.found).map(({ item, way }) => ({ child: item, way })),
    missing: found.filter(({ item }) => !item.found).map(({ way }) => way),
    cycles,
    conflicts: [...conflicting].flatMap(([name, way]) => conflict(way, allowing.get(name))),
    downgrades: [...lowered.values()].flatMap((one) => downgrade(one, accepted)),
  };
}

type Entry = readonly [string, AcceptedPackage];

/** Without another request that allows the choice, what is above the first is only worth a warning. */
function conflict(conflicting: Way, chosen: Choice | undefined): readonly Conflict[] {
  return chosen === undefined ? [] : [{ selected: chosen.way, conflicting }];
}

function downgrade(
  { chosen, wanted, wantedBy, chosenBy }: Lowered,
  accepted: ReadonlyMap<string, Choice>,
): readonly Downgrade[] {
  const from = accepted.get(wantedBy);
  const by = accepted.get(chosenBy);
  const { request, item, pinned } = chosen;
  // What is missing is reported as that alone.
  if (from === undefined || by === undefined || !item.found) return [];
  return [{ from: [...from.way, wanted], to: pinned ? [request] : [...by.way, request], item, pinned }];
}
