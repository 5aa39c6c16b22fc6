import type { Barrier } from './barrier.ts';
import { CheapestFirst } from './cheapest-first.ts';
import type { Move, PathSpace } from './path-space.ts';
import { shortestPath } from './shortest-path.ts';

/** Searches for a blocking set before giving up on the smallest: then it names one that may be larger. */
const MAX_SEARCHES = 500;

/**
 * The fewest barriers whose removal opens a way. A way out of everything that is reached must pass a move on its edge,
 * and so all barriers of that move: so each of those is tried, those that remove fewest first.
 */
export function blockingSet(space: PathSpace, standsInTheWay: (barrier: Barrier) => boolean): readonly Barrier[] {
  const queue = new CheapestFirst<ReadonlyMap<string, Barrier>>();
  const seen = new Set<string>(['']);
  queue.add(0, new Map());
  for (let searches = 0, gone = queue.take(); gone !== undefined; gone = queue.take(), searches++) {
    const removed = gone;
    const left = (move: Move): readonly Barrier[] =>
      move.barriers.filter((barrier) => standsInTheWay(barrier) && !removed.has(barrier.text));
    const { path, reached } = shortestPath(space, (move) => (left(move).length === 0 ? 0 : undefined));
    if (path !== undefined) return [...removed.values()];
    const edges = reached.flatMap((state) => space.moves(state).map(left)).filter((barriers) => barriers.length > 0);
    for (const barriers of searches < MAX_SEARCHES ? edges : edges.slice(0, 1)) {
      const more = new Map([...removed, ...barriers.map((barrier) => [barrier.text, barrier] as const)]);
      const key = [...more.keys()].toSorted().join('\n');
      if (seen.has(key)) continue;
      seen.add(key);
      queue.add(more.size, more);
    }
  }
  return [];
}
