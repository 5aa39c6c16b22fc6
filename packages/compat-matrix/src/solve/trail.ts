import type { Incompatibility, Term } from './incompatibility.ts';
import { difference, has, isDisjoint, isSubset, lastOf, type VersionSet } from './version-set.ts';

/** One narrowing of what a component may be: a decision, or what follows from an incompatibility. */
export interface Assignment {
  readonly component: number;
  readonly before: VersionSet;
  readonly after: VersionSet;
  readonly level: number;
  /** A decision has none. */
  readonly cause?: Incompatibility;
}

/** How what is known meets an incompatibility. */
export type Relation =
  | { readonly kind: 'conflict' }
  /** One term is left; the others hold. */
  | { readonly kind: 'unit'; readonly term: Term }
  | { readonly kind: 'open' };

const OPEN: Relation = { kind: 'open' };
const CONFLICT: Relation = { kind: 'conflict' };

/** What is known so far, in the order in which it became known (PubGrub, "Partial Solution"). */
export class Trail {
  readonly #domains: VersionSet[];
  /** By component, the newest version that is left. */
  readonly #newest: number[];
  readonly #assignments: Assignment[] = [];
  readonly #byComponent: number[][];
  #level = 0;

  constructor(domains: readonly VersionSet[]) {
    this.#domains = [...domains];
    this.#newest = domains.map(lastOf);
    this.#byComponent = domains.map(() => []);
  }

  get level(): number {
    return this.#level;
  }

  domain(component: number): VersionSet {
    return this.#domains[component] ?? new Uint32Array();
  }

  decide(component: number, versions: VersionSet): void {
    this.#level++;
    this.#push({ component, before: this.domain(component), after: versions, level: this.#level });
  }

  derive({ component, versions }: Term, cause: Incompatibility): void {
    const before = this.domain(component);
    this.#push({ component, before, after: difference(before, versions), level: this.#level, cause });
  }

  /** Forgets everything above a level. */
  backtrack(level: number): void {
    for (;;) {
      const last = this.#assignments.at(-1);
      if (last === undefined || last.level <= level) break;
      this.#assignments.pop();
      this.#byComponent[last.component]?.pop();
      this.#narrow(last.component, last.before);
    }
    this.#level = level;
  }

  relation({ terms }: Incompatibility): Relation {
    let left: Term | undefined;
    for (const term of terms) {
      if (this.#holds(term)) continue;
      if (left !== undefined) return OPEN;
      left = term;
    }
    if (left === undefined) return CONFLICT;
    return isDisjoint(this.domain(left.component), left.versions) ? OPEN : { kind: 'unit', term: left };
  }

  /** One version of what is left tells of most terms that they do not hold. */
  #holds({ component, versions }: Term): boolean {
    const newest = this.#newest[component] ?? -1;
    if (newest >= 0 && !has(versions, newest)) return false;
    return isSubset(this.domain(component), versions);
  }

  /**
   * The assignment that made the last term of a conflict hold, and the level of the one before it, at which the
   * incompatibility leaves that term alone.
   */
  satisfier({ terms }: Incompatibility): { readonly last?: Assignment; readonly previousLevel: number } {
    const places = terms.map((term) => this.#satisfiedAt(term)).toSorted((a, b) => b - a);
    const [lastPlace = -1, previousPlace = -1] = places;
    const last = this.#assignments[lastPlace];
    const previousLevel = this.#assignments[previousPlace]?.level ?? 0;
    return { previousLevel, ...(last === undefined ? {} : { last }) };
  }

  /** The place of the first assignment after which the term holds; -1 if it held from the start. */
  #satisfiedAt({ component, versions }: Term): number {
    const places = this.#byComponent[component] ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const assignment = this.#assignments[places[middle] ?? 0];
      if (assignment !== undefined && isSubset(assignment.after, versions)) high = middle;
      else low = middle + 1;
    }
    const [first] = places;
    const start = first === undefined ? this.domain(component) : this.#assignments[first]?.before;
    if (start !== undefined && isSubset(start, versions)) return -1;
    return places[low] ?? -1;
  }

  #push(assignment: Assignment): void {
    this.#byComponent[assignment.component]?.push(this.#assignments.length);
    this.#assignments.push(assignment);
    this.#narrow(assignment.component, assignment.after);
  }

  #narrow(component: number, versions: VersionSet): void {
    this.#domains[component] = versions;
    this.#newest[component] = lastOf(versions);
  }
}
