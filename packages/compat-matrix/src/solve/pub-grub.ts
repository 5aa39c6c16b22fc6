import { type Incompatibility, resolveOn } from './incompatibility.ts';
import { requireWithin } from '../limits.ts';
import { Trail } from './trail.ts';
import { setOf, type VersionSet } from './version-set.ts';

/** A question: one version for each of some components, by number. */
export interface Problem {
  /** By component, every version there is. */
  readonly all: readonly VersionSet[];
  /** Known before any version is chosen. */
  readonly given: readonly Incompatibility[];
  /** What becomes known when a component gets a version; asked for when it is chosen. */
  factsOf(component: number, version: number): readonly Incompatibility[];
  /** What is known of other components, whichever of the versions that are left a component has. */
  supports(component: number, domain: (component: number) => VersionSet): readonly Incompatibility[];
  /** The version to try of those left. */
  prefer(component: number, left: VersionSet): number;
}

/** A version for each component; or the derivation that there is none, which ends in an incompatibility without terms. */
export type Outcome =
  | { readonly solved: true; readonly versions: readonly number[] }
  | { readonly solved: false; readonly failure: Incompatibility };

/**
 * Finds versions by conflict-driven search (Weizenbaum, "PubGrub: Next-Generation Version Solving"). Components are
 * decided in their order, each at its preferred version, and everything else follows: so of all answers it finds the
 * one whose first component is best, then whose second is, and so on.
 */
export function pubGrub(problem: Problem): Outcome {
  return new Search(problem).run();
}

/** Conflicts after which a search looks ahead of its decisions: most questions have none, and looking costs more. */
const LOOKS_AHEAD_AFTER = 1;

/** What one look ahead counts for, beside what it finds. */
const LOOK_AHEAD_CHECKS = 50;

class Search {
  readonly #problem: Problem;
  readonly #trail: Trail;
  readonly #byComponent: Incompatibility[][];
  readonly #seen = new Set<Incompatibility>();
  /** The level at which each component was decided, and its version. */
  #decided: readonly { readonly component: number; readonly version: number }[] = [];

  #conflicts = 0;
  #checks = 0;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#trail = new Trail(problem.all);
    this.#byComponent = problem.all.map(() => []);
  }

  run(): Outcome {
    const failure = this.#add(this.#problem.given) ?? this.#settle(this.#problem.all.map((_, component) => component));
    if (failure !== undefined) return { solved: false, failure };
    while (this.#decided.length < this.#problem.all.length) {
      const failed = this.#decideNext();
      if (failed !== undefined) return { solved: false, failure: failed };
    }
    return { solved: true, versions: this.#decided.map(({ version }) => version) };
  }

  #decideNext(): Incompatibility | undefined {
    const component = this.#decided.length;
    const version = this.#problem.prefer(component, this.#trail.domain(component));
    this.#trail.decide(component, setOf((this.#problem.all[component]?.length ?? 0) * 32, [version]));
    this.#decided = [...this.#decided, { component, version }];
    return this.#add(this.#problem.factsOf(component, version)) ?? this.#settle([component]);
  }

  /** Returns an incompatibility that nothing can meet, if there is one. */
  #add(incompatibilities: readonly Incompatibility[]): Incompatibility | undefined {
    for (const one of incompatibilities) {
      if (this.#seen.has(one) || (this.#looksAhead && isRow(one))) continue;
      this.#seen.add(one);
      if (one.terms.length === 0) return one;
      for (const { component } of one.terms) this.#byComponent[component]?.push(one);
    }
    return undefined;
  }

  /** Draws every conclusion, and turns back at conflicts, until nothing follows any more. */
  #settle(changed: readonly number[]): Incompatibility | undefined {
    let queue = new Set(changed);
    for (;;) {
      const conflict = this.#propagate(queue);
      if (conflict === undefined) return undefined;
      const learned = this.#turnBack(conflict);
      if (learned.terms.length === 0) return learned;
      this.#conflicts++;
      if (this.#conflicts === LOOKS_AHEAD_AFTER) queue = this.#startOver();
      else queue = new Set(learned.terms.map(({ component }) => component));
      this.#learn(learned);
    }
  }

  /** What has one term holds whatever is decided, and is used up at once. */
  #learn(learned: Incompatibility): void {
    const [term, ...more] = learned.terms;
    if (term !== undefined && more.length === 0) this.#trail.derive(term, learned);
    else this.#add([learned]);
  }

  /** Nothing that was decided before is looked ahead of; and looking ahead finds all that single rows say. */
  #startOver(): Set<number> {
    this.#trail.backtrack(0);
    this.#decided = [];
    this.#byComponent.forEach((known, component) => {
      this.#byComponent[component] = known.filter((one) => !isRow(one));
    });
    return new Set(this.#problem.all.keys());
  }

  #propagate(queue: Set<number>): Incompatibility | undefined {
    for (const component of queue) {
      queue.delete(component);
      const known = this.#byComponent[component] ?? [];
      const conflict = this.#conclude(known, queue) ?? this.#lookAhead(component, queue);
      if (conflict !== undefined) return conflict;
    }
    return undefined;
  }

  /** Draws the conclusions of incompatibilities, or returns the one that does not hold. */
  #conclude(known: readonly Incompatibility[], queue: Set<number>): Incompatibility | undefined {
    this.#checks += known.length;
    requireWithin('solverChecks', this.#checks);
    // The newest say most: what was learned comes before what it was learned from.
    for (let index = known.length - 1; index >= 0; index--) {
      const one = known[index];
      if (one === undefined) continue;
      const relation = this.#trail.relation(one);
      if (relation.kind === 'conflict') return one;
      if (relation.kind === 'open') continue;
      this.#trail.derive(relation.term, one);
      queue.add(relation.term.component);
    }
    return undefined;
  }

  get #looksAhead(): boolean {
    return this.#conflicts >= LOOKS_AHEAD_AFTER;
  }

  #lookAhead(component: number, queue: Set<number>): Incompatibility | undefined {
    if (!this.#looksAhead) return undefined;
    this.#checks += LOOK_AHEAD_CHECKS;
    return this.#conclude(
      this.#problem.supports(component, (one) => this.#trail.domain(one)),
      queue,
    );
  }

  /** PubGrub, "Conflict Resolution": finds what is really wrong, and goes back to where that leaves one choice. */
  #turnBack(conflict: Incompatibility): Incompatibility {
    let root = conflict;
    for (;;) {
      const { last, previousLevel } = this.#trail.satisfier(root);
      if (last === undefined) return { terms: [], cause: root.cause };
      if (last.cause === undefined || last.level > previousLevel) {
        this.#trail.backtrack(previousLevel);
        this.#decided = this.#decided.slice(0, previousLevel);
        return root;
      }
      const resolved = resolveOn(last.component, root, last.cause, this.#problem.all);
      if (resolved === undefined) throw new Error('conflict has terms that cannot meet');
      root = resolved;
    }
  }
}

function isRow({ cause }: Incompatibility): boolean {
  return 'kind' in cause && cause.kind === 'row';
}
