import semver from 'semver';
import { cellOf } from '../cell.ts';
import { reasonOf } from '../cell-text.ts';
import { errorUnknownName } from '../errors.ts';
import { type Component, formatPin, type Matrix, type Pin } from '../matrix.ts';
import { pairsOf } from '../pairs-of.ts';
import { type Barrier, barriersBetween, type PathDates } from './barrier.ts';

/** The number of a version for each component. */
export type State = readonly number[];

/** One upgrade: the state it leads to, and what stands in its way. */
export interface Move {
  readonly state: State;
  readonly key: string;
  readonly barriers: readonly Barrier[];
  /** How many newer patches of the same minor version there are, of what changes. */
  readonly olderPatches: number;
}

export interface PathSpaceOptions extends PathDates {
  /** Whether sets that nobody knows of will do on the way. */
  readonly allowUnknown?: boolean;
}

interface Track {
  readonly component: Component;
  readonly versions: readonly string[];
  readonly newerPatches: readonly number[];
}

/** The sets between two sets, and the upgrades from each, worked out when they are first asked for. */
export class PathSpace {
  readonly start: State;
  readonly goal: State;
  /** What only the target has: it is added at the end, and must work with the rest of it. */
  readonly added: readonly Pin[];
  readonly #matrix: Matrix;
  readonly #options: PathSpaceOptions;
  readonly #tracks: readonly Track[];
  readonly #groups: readonly (readonly number[])[];
  readonly #moves = new Map<string, readonly Move[]>();
  readonly #between = new Map<string, readonly Barrier[]>();
  readonly #cells = new Map<string, readonly Barrier[]>();

  constructor(matrix: Matrix, from: readonly Pin[], to: readonly Pin[], options: PathSpaceOptions) {
    this.#matrix = matrix;
    this.#options = options;
    this.#tracks = from.map((pin) => trackOf(matrix, pin, targetOf(pin, to)));
    this.start = this.#tracks.map(() => 0);
    this.goal = this.#tracks.map(({ versions }) => versions.length - 1);
    this.added = to.filter(({ component }) => !from.some((pin) => pin.component === component));
    const names = from.map(({ component }) => component);
    this.#groups = matrix.together
      .map(({ components }) => components.map((name) => names.indexOf(name)).filter((number) => number >= 0))
      .filter((group) => group.length > 1);
  }

  pins(state: State): readonly Pin[] {
    return this.#tracks.map(({ component, versions }, track) => ({
      component: component.name,
      version: versions[state[track] ?? 0] ?? '',
    }));
  }

  /** Upgrades of one component, and of components that may change together. */
  moves(state: State): readonly Move[] {
    const key = keyOf(state);
    const known = this.#moves.get(key);
    if (known !== undefined) return known;
    const single = state.flatMap((_, track) => this.#later(state, track));
    const grouped = this.#groups.flatMap((group) =>
      group.reduce<readonly State[]>(
        (states, track) => states.flatMap((one) => [one, ...this.#later(one, track)]),
        [state],
      ),
    );
    const joined = grouped.filter((next) => next.filter((version, track) => version !== state[track]).length > 1);
    const moves = [...single, ...joined].map((next) => this.#move(state, next));
    this.#moves.set(key, moves);
    return moves;
  }

  #later(state: State, track: number): readonly State[] {
    const current = state[track] ?? 0;
    const count = this.#tracks[track]?.versions.length ?? 0;
    return Array.from({ length: count - current - 1 }, (_, index) => state.with(track, current + index + 1));
  }

  #move(from: State, state: State): Move {
    const changed = [...state.keys()].filter((track) => state[track] !== from[track]);
    const patches = changed.map((track) => this.#tracks[track]?.newerPatches[state[track] ?? 0] ?? 0);
    return {
      state,
      key: keyOf(state),
      barriers: [
        ...changed.flatMap((track) => this.#hop(track, from[track] ?? 0, state[track] ?? 0)),
        ...this.#outOfOrder(changed, state),
        ...this.#cellBarriers(state),
      ],
      olderPatches: patches.reduce((sum, count) => sum + count, 0),
    };
  }

  #hop(track: number, from: number, to: number): readonly Barrier[] {
    const key = `${String(track)} ${String(from)} ${String(to)}`;
    const { component, versions } = this.#tracks[track] ?? {};
    if (component === undefined || versions === undefined) return [];
    const found =
      this.#between.get(key) ??
      barriersBetween(this.#matrix, component, versions[from] ?? '', versions[to] ?? '', this.#options);
    this.#between.set(key, found);
    return found;
  }

  /** A component of `order` does not reach its goal before those that are listed before it have reached theirs. */
  #outOfOrder(changed: readonly number[], state: State): readonly Barrier[] {
    const { order } = this.#matrix;
    const isThere = (track: number): boolean => state[track] === this.goal[track];
    const nameOf = (track: number): string => this.#tracks[track]?.component.name ?? '';
    return changed.filter(isThere).flatMap((track) => {
      const before = order.slice(0, Math.max(0, order.indexOf(nameOf(track))));
      const late = [...state.keys()].filter((other) => before.includes(nameOf(other)) && !isThere(other));
      return late.map(
        (other): Barrier => ({ kind: 'order', text: `${nameOf(other)} is upgraded before ${nameOf(track)}` }),
      );
    });
  }

  #cellBarriers(state: State): readonly Barrier[] {
    const added = keyOf(state) === keyOf(this.goal) ? this.added : [];
    return pairsOf([...this.pins(state), ...added]).flatMap(([left, right]) => {
      const key = `${formatPin(left)} ${formatPin(right)}`;
      const found = this.#cells.get(key) ?? this.#judge(left, right);
      this.#cells.set(key, found);
      return found;
    });
  }

  #judge(left: Pin, right: Pin): readonly Barrier[] {
    const cell = cellOf(this.#matrix, left, right);
    if (cell === undefined || cell.state === 'tested' || cell.state === 'declared') return [];
    if (cell.state === 'unknown' && this.#options.allowUnknown === true) return [];
    return [{ kind: 'set', text: `${formatPin(left)} with ${formatPin(right)}: ${reasonOf(cell)}` }];
  }
}

/** Equal states have equal keys. */
export function keyOf(state: State): string {
  return state.join();
}

function targetOf({ component, version }: Pin, to: readonly Pin[]): string {
  return to.find((pin) => pin.component === component)?.version ?? version;
}

/** The versions from one to the other; prereleases on the way only where edges lead to them. */
function trackOf(matrix: Matrix, { component: name, version }: Pin, target: string): Track {
  const component = matrix.components.get(name);
  const from = component?.versions.indexOf(version) ?? -1;
  const to = component?.versions.indexOf(target) ?? -1;
  if (component === undefined || from < 0 || to < 0) {
    const missing = from < 0 ? version : target;
    throw errorUnknownName(`the matrix has no such version of ${name}`, missing, component?.versions ?? []);
  }
  if (to < from) throw errorUnknownName(`${name} ${version} is newer than the target`, target, []);
  const hasEdges = matrix.edges.some((edge) => edge.component === name);
  const between = component.versions.slice(from, to + 1);
  const versions = between.filter(
    (one) => hasEdges || one === version || one === target || semver.prerelease(one) === null,
  );
  return { component, versions, newerPatches: newerPatches(versions) };
}

/** How many versions of the same minor version come after each. */
function newerPatches(versions: readonly string[]): readonly number[] {
  const minors = versions.map((version) => `${String(semver.major(version))}.${String(semver.minor(version))}`);
  return minors.map((minor, index) => minors.slice(index + 1).filter((other) => other === minor).length);
}
