import type { Matrix, Pin } from '../matrix.ts';
import type { Barrier } from './barrier.ts';
import { blockingSet } from './blocking-set.ts';
import type { PathChange, PathHop, PathReport } from './path-report.ts';
import { PathSpace, type PathSpaceOptions } from './path-space.ts';
import { shortestPath } from './shortest-path.ts';

export interface FindPathOptions extends PathSpaceOptions {
  /** Names of the risks that may be taken. */
  readonly accept?: readonly string[];
}

/**
 * Finds the upgrades that lead from one set to another: fewest accepted risks, then fewest upgrades, then the newest
 * patches on the way. Components that `to` does not name stay. Throws `MATRIX_NAME_UNKNOWN` for a version that the
 * matrix does not know or that is older, or `MATRIX_LIMIT_EXCEEDED`.
 */
export function findPath(
  matrix: Matrix,
  from: readonly Pin[],
  to: readonly Pin[],
  options: FindPathOptions = {},
): PathReport {
  const space = new PathSpace(matrix, from, to, options);
  const accepted = new Set(options.accept);
  const standsInTheWay = ({ risk }: Barrier): boolean => risk === undefined || !accepted.has(risk);
  const { path } = shortestPath(space, ({ barriers }) => (barriers.some(standsInTheWay) ? undefined : barriers.length));
  const ends = { from: space.pins(space.start), to: [...space.pins(space.goal), ...space.added] };
  if (path === undefined) return { found: false, ...ends, blocking: blockingSet(space, standsInTheWay) };
  let before = ends.from;
  const hops = path.map(({ state, barriers }): PathHop => {
    const set = space.pins(state);
    const changes = changesBetween(before, set);
    before = set;
    return { changes, accepted: barriers, set };
  });
  return { found: true, ...ends, added: space.added, hops };
}

function changesBetween(from: readonly Pin[], to: readonly Pin[]): readonly PathChange[] {
  return from.flatMap(({ component, version }, index) => {
    const next = to[index]?.version ?? version;
    return next === version ? [] : [{ component, from: version, to: next }];
  });
}
