import { requireWithin } from '../limits.ts';
import { CheapestFirst } from './cheapest-first.ts';
import { keyOf, type Move, type PathSpace, type State } from './path-space.ts';

/** Judges a move: what it costs in accepted risks, or `undefined` if it cannot be made. */
export type MoveCost = (move: Move) => number | undefined;

/** Where a search went: the cheapest way to the goal, if there is one, and every state it came to. */
export interface Search {
  readonly path?: readonly Move[];
  readonly reached: readonly State[];
}

interface Arrival {
  readonly state: State;
  readonly cost: number;
  readonly previous?: Arrival;
  readonly move?: Move;
}

// One risk outweighs every number of hops, and one hop every number of older patches.
const RISK = 2 ** 40;
const HOP = 2 ** 20;

/** Dijkstra's search: fewest accepted risks, then fewest upgrades, then the newest patches on the way. */
export function shortestPath(space: PathSpace, costOf: MoveCost): Search {
  const goal = keyOf(space.goal);
  const best = new Map<string, number>([[keyOf(space.start), 0]]);
  const queue = new CheapestFirst<Arrival>();
  queue.add(0, { state: space.start, cost: 0 });
  const reached = new Map<string, State>();
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const key = keyOf(next.state);
    if (reached.has(key)) continue;
    reached.set(key, next.state);
    requireWithin('pathStates', reached.size);
    if (key === goal) return { path: movesTo(next), reached: [...reached.values()] };
    for (const move of space.moves(next.state)) {
      const risks = costOf(move);
      if (risks === undefined) continue;
      const cost = next.cost + risks * RISK + HOP + (move.key === goal ? 0 : move.olderPatches);
      if (cost >= (best.get(move.key) ?? Infinity)) continue;
      best.set(move.key, cost);
      queue.add(cost, { state: move.state, cost, previous: next, move });
    }
  }
  return { reached: [...reached.values()] };
}

function movesTo(arrival: Arrival): readonly Move[] {
  const moves: Move[] = [];
  for (let one: Arrival | undefined = arrival; one?.move !== undefined; one = one.previous) moves.push(one.move);
  return moves.toReversed();
}
