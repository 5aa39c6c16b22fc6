import semver from 'semver';
import { type Component, type Edge, formatPin, type Matrix, type Stop } from '../matrix.ts';

/** What stands in the way of an upgrade or of a set. */
export interface Barrier {
  readonly kind: 'stop' | 'block' | 'edge' | 'step' | 'epoch' | 'date' | 'order' | 'set';
  /** In words, with the line of the file. Equal texts are one barrier. */
  readonly text: string;
  /** Whoever accepts this risk may pass. */
  readonly risk?: string;
}

/** The day that counts as today. Without one, dates do not matter. */
export interface PathDates {
  readonly now?: string;
}

/** Everything between two versions of a component, older first. */
export function barriersBetween(
  matrix: Matrix,
  component: Component,
  from: string,
  to: string,
  dates: PathDates,
): readonly Barrier[] {
  return [
    ...stopBarriers(matrix, component, from, to),
    ...blockBarriers(matrix, component, from, to, dates),
    ...edgeBarriers(matrix, component, from, to),
    ...stepBarriers(matrix, component, from, to),
    ...epochBarriers(component, from, to),
    ...dateBarriers(component, to, dates),
  ];
}

function stopBarriers({ stops }: Matrix, { name }: Component, from: string, to: string): readonly Barrier[] {
  return stops
    .filter((stop) => stop.component === name && sideOf(stop, from) < 0 && sideOf(stop, to) > 0)
    .map(barrierOf);
}

const stopBarrier = new WeakMap<Stop, Barrier>();

/** A stop is the same barrier whatever skips it. */
function barrierOf(stop: Stop): Barrier {
  const { component, text, risk, reason, at } = stop;
  const known = stopBarrier.get(stop) ?? {
    kind: 'stop',
    text: `${component} must stop at ${text}${because(reason)} (line ${String(at.line)})`,
    ...(risk === undefined ? {} : { risk }),
  };
  stopBarrier.set(stop, known);
  return known;
}

const sides = new WeakMap<Stop, Map<string, number>>();

/** Below a stop, at it or above it. Asked for every pair of versions, so each version is compared once. */
function sideOf(stop: Stop, version: string): number {
  const known = sides.get(stop) ?? new Map<string, number>();
  sides.set(stop, known);
  const side =
    known.get(version) ?? (semver.ltr(version, stop.versions) ? -1 : semver.gtr(version, stop.versions) ? 1 : 0);
  known.set(version, side);
  return side;
}

function blockBarriers(
  { blocks }: Matrix,
  { name }: Component,
  from: string,
  to: string,
  { now }: PathDates,
): readonly Barrier[] {
  const isInForce = (since: string | undefined, until: string | undefined): boolean =>
    now === undefined || ((since === undefined || since <= now) && (until === undefined || now <= until));
  return blocks
    .filter((block) => block.component === name && isInForce(block.since, block.until))
    .filter((block) => block.from.test(from) && block.to.test(to))
    .map(({ risk, reason, at, ...block }) => ({
      kind: 'block',
      text: `${name} may not go from ${block.from.raw} to ${block.to.raw}${because(reason)} (line ${String(at.line)})`,
      ...(risk === undefined ? {} : { risk }),
    }));
}

/** A component with edges has no other upgrades; every risk of an edge is a barrier of its own. */
function edgeBarriers(matrix: Matrix, { name }: Component, from: string, to: string): readonly Barrier[] {
  const own = edgesOf(matrix).get(name);
  if (own === undefined) return [];
  const edge = own.get(`${from} ${to}`);
  if (edge === undefined) return [{ kind: 'edge', text: `no edge leads from ${name} ${from} to ${to}` }];
  return edge.risks.map((risk) => ({
    kind: 'edge',
    text: `the edge from ${name} ${from} to ${to} has the risk ${risk}`,
    risk,
  }));
}

type EdgeIndex = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

const indexes = new WeakMap<Matrix, EdgeIndex>();

/** By component, then by both versions. Of two edges between the same versions the one with fewer risks counts. */
function edgesOf(matrix: Matrix): EdgeIndex {
  const known = indexes.get(matrix);
  if (known !== undefined) return known;
  const byComponent = Map.groupBy(
    matrix.edges.toSorted((a, b) => b.risks.length - a.risks.length),
    ({ component }) => component,
  );
  const index = new Map(
    [...byComponent].map(([name, edges]) => [name, new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]))]),
  );
  indexes.set(matrix, index);
  return index;
}

function stepBarriers({ steps }: Matrix, { name }: Component, from: string, to: string): readonly Barrier[] {
  return steps
    .filter(({ component, minors }) => component === name && !isWithinStep(minors, from, to))
    .map(({ minors, at }) => ({
      kind: 'step',
      text: `one upgrade of ${name} climbs at most ${String(minors)} minor versions (line ${String(at.line)})`,
    }));
}

function isWithinStep(minors: number, from: string, to: string): boolean {
  const majors = semver.major(to) - semver.major(from);
  if (majors === 0) return semver.minor(to) - semver.minor(from) <= minors;
  return majors === 1 && semver.minor(to) === 0;
}

function epochBarriers({ name, rows }: Component, from: string, to: string): readonly Barrier[] {
  const [start = 0, end = 0] = [from, to].map((version) => rows.get(version)?.epoch);
  if (end - start <= 1) return [];
  return [
    {
      kind: 'epoch',
      text: `one upgrade of ${name} enters the next epoch, not from ${String(start)} to ${String(end)}`,
    },
  ];
}

function dateBarriers({ name, rows }: Component, to: string, { now }: PathDates): readonly Barrier[] {
  const released = rows.get(to)?.released;
  if (now === undefined || released === undefined || released <= now) return [];
  return [{ kind: 'date', text: `${formatPin({ component: name, version: to })} is released on ${released}` }];
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}
