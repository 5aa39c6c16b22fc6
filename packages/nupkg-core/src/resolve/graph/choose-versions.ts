import type { VersionRange } from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';
import type { FindItem } from '../find-items.ts';
import { isAtLeast } from '../range-order.ts';
import { type Item, makeRequest, type Request } from '../request.ts';
import type { Choice, Pending } from './choice.ts';
import { isOnOneWay, passes, passesAny, type Path, pathBelow, rootPath, wayOf } from './path.ts';

/** Most requests that are looked at. Real graphs stay below some ten thousand; packages made for it could go on for ever. */
export const MAX_REQUESTS = 1_000_000;
/**
 * At how many places the requests of a package are followed again, so that a graph of a thousand packages takes seconds
 * and not, as with restore, minutes. Where that stops, only what counts as nearer can come out differently.
 */
const MAX_PLACES = 32;

export interface ChooseOptions {
  readonly find: FindItem;
  /** By `packageIdKey`: ranges that take the place of what packages ask for. */
  readonly pins: ReadonlyMap<string, VersionRange>;
  readonly maxRequests: number;
}

/** Requests that lost, by name, each with the path to the one that took its place. */
type Evictions = Map<string, Path>;

interface Round {
  /** What waits, from `next` on. */
  queue: Pending[];
  next: number;
  readonly choices: Map<string, Choice>;
  readonly evictions: Evictions;
  /** By the name of a request: at how many places it was met again. */
  readonly places: Map<string, number>;
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
  const start: Pending = { request: rootRequest, path: undefined, parent: '', direct: false, pinned: false };
  const direct = new Set(root.requests.map(({ key }) => key));
  const evictions: Evictions = new Map();
  let left = options.maxRequests;
  for (;;) {
    const queue = [start];
    const round = {
      queue,
      next: 0,
      choices: new Map(),
      evictions,
      places: new Map(),
      rootKey: root.key,
      direct,
      options,
    };
    let again = false;
    for (let pending = takeNext(round); pending !== undefined && !again; pending = takeNext(round)) {
      if (left === 0) throw tooMany(options.maxRequests);
      left -= 1;
      again = lookAt(pending, pending === start ? root : await options.find(pending.request), round);
    }
    if (!again) return round.choices;
  }
}

function takeNext(round: Round): Pending | undefined {
  const pending = round.queue[round.next];
  round.next += 1;
  return pending;
}

function tooMany(max: number): NupkgError {
  return new NupkgError('RESOLVE_LIMIT_EXCEEDED', 'dependency graph makes too many requests', { max });
}

/** Gives whether all has to start again. */
function lookAt(pending: Pending, item: Item, round: Round): boolean {
  const { request, path } = pending;
  if (round.evictions.has(request.name)) return false;
  const rival = round.choices.get(request.key);
  if (rival === undefined || path === undefined) {
    choose(pending, item, round);
    return false;
  }
  if (rival.direct || rival.path === undefined) return false;
  if (rival.request.name === request.name) {
    repeat(rival, pending, round);
    return false;
  }
  if (isAtLeast(rival.request.range, request.range)) {
    if (!isOnOneWay(rival.path, path)) rival.askLess.add(path.request.name);
    return false;
  }
  if (isNearer(rival, rival.path, path)) return false;
  const again = evict(rival, pathBelow(path, request), round);
  if (!again) choose(pending, item, round);
  return again;
}

function choose(pending: Pending, item: Item, round: Round): void {
  const { request, path } = pending;
  const way = path === undefined ? [] : wayOf(pathBelow(path, request));
  const parents = new Set(pending.pinned ? [pending.parent] : []);
  round.choices.set(request.key, { ...pending, item, way, parents, askLess: new Set() });
  follow(item, pending, round);
}

/**
 * The same request at another place: the choice moves there, because nearness counts from where it was met last. The
 * way to it stays the first, which is the shortest.
 */
function repeat(rival: Choice, pending: Pending, round: Round): void {
  noteParent(rival, pending.parent);
  const { request, path } = pending;
  if (rival.path === undefined || path === undefined || isOnOneWay(rival.path, path)) return;
  const places = round.places.get(request.name) ?? 0;
  if (places === MAX_PLACES) return;
  round.places.set(request.name, places + 1);
  round.choices.set(request.key, { ...rival, path, parent: pending.parent, askLess: new Set() });
  follow(rival.item, pending, round);
}

function follow(item: Item, { request, path }: Pending, { queue, choices, rootKey, direct, options }: Round): void {
  const here = path === undefined ? rootPath(request) : pathBelow(path, request);
  const parent = request.name;
  for (const wanted of item.requests) {
    if (wanted.key === rootKey || (path !== undefined && direct.has(wanted.key))) continue;
    const chosen = choices.get(wanted.key);
    if (chosen?.request.name === wanted.name) {
      noteParent(chosen, parent);
      continue;
    }
    const pin = path === undefined ? undefined : options.pins.get(wanted.key);
    const next = pin === undefined ? wanted : makeRequest(wanted.id, pin, wanted.assets);
    // Feeds answer while other requests are looked at; a failure is met when its turn comes.
    options.find(next).catch(() => undefined);
    const above = pin === undefined ? here : topOf(here);
    queue.push({ request: next, path: above, parent, direct: path === undefined, pinned: pin !== undefined });
  }
}

/** What is pinned belongs to the root, whoever asks for it. */
function topOf(path: Path): Path {
  let top = path;
  while (top.above !== undefined) top = top.above;
  return top;
}

/** Only of what is pinned the parents count: its own path leads past them. */
function noteParent(choice: Choice, parent: string): void {
  if (choice.pinned) choice.parents.add(parent);
}

/** Whether the rival, though it asks for less, is nearer to the root on this path. */
function isNearer({ parents, askLess }: Choice, rivalPath: Path, path: Path): boolean {
  const grandparent = path.depth > 1 ? path.above?.request.name : undefined;
  if (grandparent !== undefined && parents.has(grandparent)) return true;
  return isOnOneWay(rivalPath, path) || (askLess.size > 0 && passesAny(path, (name) => askLess.has(name)));
}

/**
 * Takes the loser out of the choices, and out of what waits all that it asks for. Gives whether it had led to anything
 * else, other choices or evictions that then were wrong, so that all has to start again.
 */
function evict({ request: { name, key } }: Choice, winner: Path, round: Round): boolean {
  const { choices, evictions } = round;
  choices.delete(key);
  const undone = [...evictions].filter(([other, path]) => passes(path, name) && idKeyOf(other) !== key);
  for (const [other] of undone) evictions.delete(other);
  const hadFollowers = [...choices.values()].some(({ path }) => path !== undefined && passes(path, name));
  evictions.set(name, winner);
  round.queue = round.queue.slice(round.next).filter(({ path }) => path === undefined || !passes(path, name));
  round.next = 0;
  return undone.length > 0 || hadFollowers;
}

/** Names of requests begin with the key of the id, and ids have no spaces. */
function idKeyOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}
