import Type, { type TSchema } from 'typebox';
import type { Matrix, Pin } from '../matrix.ts';
import { closed, document, PINS, TEXT } from '../report-schema.ts';
import type { Barrier } from './barrier.ts';
import { blockingSet } from './blocking-set.ts';
import { PathSpace, type PathSpaceOptions } from './path-space.ts';
import { shortestPath } from './shortest-path.ts';

export interface FindPathOptions extends PathSpaceOptions {
  /** Names of the risks that may be taken. */
  readonly accept?: readonly string[];
}

/** A change of one component in an upgrade. */
export interface PathChange {
  readonly component: string;
  readonly from: string;
  readonly to: string;
}

/** One upgrade: what changes, what is accepted for it, and the set that is there then. */
export interface PathHop {
  readonly changes: readonly PathChange[];
  readonly accepted: readonly Barrier[];
  readonly set: readonly Pin[];
}

export type PathReport =
  | {
      readonly found: true;
      readonly from: readonly Pin[];
      readonly to: readonly Pin[];
      /** What only the target has, to be added at the end. */
      readonly added: readonly Pin[];
      readonly hops: readonly PathHop[];
    }
  | {
      readonly found: false;
      readonly from: readonly Pin[];
      readonly to: readonly Pin[];
      /** The fewest barriers without which there would be a way. */
      readonly blocking: readonly Barrier[];
    };

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

const barrier = closed({
  kind: Type.Enum(['stop', 'block', 'edge', 'step', 'epoch', 'date', 'order', 'set']),
  text: TEXT,
  risk: Type.Optional(TEXT),
});

/** The JSON Schema of what `matrix path --json` prints. */
export const PathReportSchema: TSchema = document('path-report', 'The upgrades from one set to another', {
  found: Type.Boolean(),
  from: PINS,
  to: PINS,
  added: Type.Optional(PINS),
  hops: Type.Optional(
    Type.Array(
      closed({
        changes: Type.Array(closed({ component: TEXT, from: TEXT, to: TEXT })),
        accepted: Type.Array(barrier),
        set: PINS,
      }),
    ),
  ),
  blocking: Type.Optional(Type.Array(barrier)),
});
