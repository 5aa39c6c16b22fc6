import type { VersionRange } from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';
import type { FindItem } from '../find-items.ts';
import { isAtLeast } from '../range-order.ts';
import { type Item, makeRequest, type Request } from '../request.ts';
import { type Choice, isOnOneWay, lastOf, type Path, type Pending } from './choice.ts';

/** Most requests that are looked at. Real graphs stay below some ten thousand; packages made for it could go on for ever. */
export const MAX_REQUESTS = 200_000;

export interface ChooseOptions {
  readonly find: FindItem;
  /** By `packageIdKey`: ranges that take the place of what packages ask for. */
  readonly pins: ReadonlyMap<string, VersionRange>;
  readonly maxRequests: number;
}

/** Requests that lost, each with the path to the one that took its place. */
type Evictions = Map<string, Path>;

interface Round {
  queue: Pending[];
  readonly choices: Map<string, Choice>;
  readonly evictions: Evictions;
  readonly rootKey: string;
  /** `packageIdKey` of what the root asks for. */
  readonly direct: ReadonlySet<string>;
  readonly options: ChooseOptions;
}

/**
 * Chooses one request for each id, as the resolver of .NET SDK 9 and later does (NuGet.Commands,
 * DependencyGraphResolver): breadth first; a request of the root always wins; one for more takes the place of one for
 * less unless that one is nearer on the same way. When what lost had already led to other choices, all starts again
 * without it. By `packageIdKey`; the root is there too. Throws `RESOLVE_LIMIT_EXCEEDED`.
 */
export async function chooseVersions(
  rootRequest: Request,
  root: Item,
  options: ChooseOptions,
): Promise<ReadonlyMap<string, Choice>> {
  const start: Pending = { request: rootRequest, path: [], way: [], parent: '', direct: false, pinned: false };
  const direct = new Set(root.requests.map(({ key }) => key));
  const evictions: Evictions = new Map();
  let looked = 0;
  for (;;) {
    const round: Round = { queue: [start], choices: new Map(), evictions, rootKey: root.key, direct, options };
    let again = false;
    for (let next = round.queue.shift(); next !== undefined && !again; next = round.queue.shift()) {
      looked += 1;
      if (looked > options.maxRequests) throw tooMany(options.maxRequests);
      again = await lookAt(next, next === start ? root : await options.find(next.request), round);
    }
    if (!again) return round.choices;
  }
}

function tooMany(max: number): NupkgError {
  return new NupkgError('RESOLVE_LIMIT_EXCEEDED', 'dependency graph makes too many requests', { max });
}

/** Gives whether all has to start again. */
async function lookAt(pending: Pending, item: Item, round: Round): Promise<boolean> {
  const { request, path } = pending;
  if (round.evictions.has(request.name)) return false;
  const rival = round.choices.get(request.key);
  if (rival === undefined) {
    choose(pending, item, round);
    return false;
  }
  if (rival.direct) return false;
  if (rival.request.name === request.name) {
    repeat(rival, pending, item, round);
    return false;
  }
  if (isAtLeast(rival.request.range, request.range)) {
    if (!isOnOneWay(rival.path, path)) rival.askLess.add(lastOf(path));
    return false;
  }
  if (isNearer(rival, pending)) return false;
  const again = evict(rival, pending, round);
  if (!again) {
    round.queue = round.queue.filter((other) => !other.path.includes(rival.request.name));
    choose(pending, item, round);
  }
  return again;
}

function choose(pending: Pending, item: Item, round: Round): void {
  const parents = new Set(pending.pinned ? [pending.parent] : []);
  round.choices.set(pending.request.key, { ...pending, item, parents, askLess: new Set() });
  follow(item, pending, round);
}

/**
 * The same request at another place: the choice moves there, because nearness counts from where it was met last. The
 * way to it stays the first, which is the shortest.
 */
function repeat(rival: Choice, pending: Pending, item: Item, round: Round): void {
  noteParent(rival, pending.parent);
  if (isOnOneWay(rival.path, pending.path)) return;
  const { pinned, parents, way } = rival;
  round.choices.set(pending.request.key, { ...pending, way, pinned, item, parents, askLess: new Set() });
  follow(item, pending, round);
}

function follow(item: Item, parent: Pending, { queue, choices, rootKey, direct, options }: Round): void {
  const isRoot = parent.path.length === 0;
  for (const wanted of item.requests) {
    if (wanted.key === rootKey || (!isRoot && direct.has(wanted.key))) continue;
    const chosen = choices.get(wanted.key);
    if (chosen?.request.name === wanted.name) {
      noteParent(chosen, parent.request.name);
      continue;
    }
    const pin = isRoot ? undefined : options.pins.get(wanted.key);
    const request = pin === undefined ? wanted : makeRequest(wanted.id, pin, wanted.assets);
    // Feeds answer while other requests are looked at; a failure is met when its turn comes.
    options.find(request).catch(() => undefined);
    const place = pin === undefined ? below(parent, request) : { path: parent.path.slice(0, 1), way: [request] };
    queue.push({ request, ...place, parent: parent.request.name, direct: isRoot, pinned: pin !== undefined });
  }
}

function below({ path, way, request }: Pending, wanted: Request): Pick<Pending, 'path' | 'way'> {
  return { path: [...path, request.name], way: [...way, wanted] };
}

/** Only of what is pinned the parents count: its own path leads past them. */
function noteParent(choice: Choice, parent: string): void {
  if (choice.pinned) choice.parents.add(parent);
}

/** Whether the rival, though it asks for less, is nearer to the root on the way of this request. */
function isNearer(rival: Choice, { path }: Pending): boolean {
  const grandparent = path.length > 2 ? path.at(-2) : undefined;
  if (grandparent !== undefined && rival.parents.has(grandparent)) return true;
  return isOnOneWay(rival.path, path) || path.some((name) => rival.askLess.has(name));
}

/**
 * Takes the loser out of the choices. Gives whether it had led to anything else: other choices, or evictions that then
 * were wrong.
 */
function evict(loser: Choice, winner: Pending, { choices, evictions }: Round): boolean {
  const { name, key } = loser.request;
  choices.delete(key);
  const undone = [...evictions].filter(([other, path]) => path.includes(name) && idKeyOf(other) !== key);
  for (const [other] of undone) evictions.delete(other);
  const hadFollowers = [...choices.values()].some(({ path }) => path.includes(name));
  evictions.set(name, [...winner.path, winner.request.name]);
  return undone.length > 0 || hadFollowers;
}

/** Names of requests begin with the key of the id, and ids have no spaces. */
function idKeyOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}
