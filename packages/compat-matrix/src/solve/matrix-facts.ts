import { exceedsSkew } from '../cell.ts';
import { skewText } from '../cell-text.ts';
import type { Matrix, Proof, Skew } from '../matrix.ts';
import { type Fact, type Incompatibility, incompatibility } from './incompatibility.ts';
import { type Candidate, describeVersions, passedRuns, untested, type View, viewsOf } from './pair-facts.ts';
import { linesText, type RowPair, rowSupports, sayingsOf } from './row-supports.ts';
import { difference, fullSet, has, isEmpty, setOf, type VersionSet } from './version-set.ts';

/** Which cells an answer may hold. */
export type Trust = 'tested' | 'declared' | 'unknown';

/** What the file says of pairs of components, as incompatibilities, each made when it is first asked for. */
export class MatrixFacts {
  readonly #matrix: Matrix;
  readonly #candidates: readonly Candidate[];
  readonly #trust: Trust;
  readonly #known = new Map<string, Incompatibility>();
  readonly #rowFacts = new Map<View, Incompatibility>();
  readonly #views: (readonly View[])[][];
  /** By component and version: a search comes back to the same version many times. */
  readonly #ofVersion: (readonly Incompatibility[])[][];
  readonly #pairs: (readonly RowPair[] | undefined)[] = [];
  readonly all: readonly VersionSet[];

  constructor(matrix: Matrix, candidates: readonly Candidate[], trust: Trust) {
    this.#matrix = matrix;
    this.#candidates = candidates;
    this.#trust = trust;
    this.all = candidates.map(({ index }) => fullSet(index.versions.length));
    this.#views = candidates.map(() => []);
    this.#ofVersion = candidates.map(() => []);
  }

  /** Everything that speaks against other components once `component` has that version. */
  of(component: number, version: number): readonly Incompatibility[] {
    const known = this.#ofVersion[component]?.[version];
    if (known !== undefined) return known;
    const others = this.#neighbours(component);
    const facts = others.flatMap((other) => this.#between(component, version, other));
    const own = this.#ofVersion[component];
    if (own !== undefined) own[version] = facts;
    return facts;
  }

  /** What rows exclude of the neighbours of a component, whichever it has of the versions that are left. */
  supports(component: number, domain: (component: number) => VersionSet): readonly Incompatibility[] {
    return this.#rowPairs(component).flatMap((pair) =>
      rowSupports(pair, { from: domain(component), to: domain(pair.to) }),
    );
  }

  #rowPairs(from: number): readonly RowPair[] {
    const known = this.#pairs[from];
    if (known !== undefined) return known;
    const one = this.#candidate(from);
    const related = this.#matrix.relations.get(one.component.name);
    const pairs = [...this.#candidates.entries()].flatMap(([to, other]): readonly RowPair[] => {
      if (to === from || related?.has(other.component.name) !== true) return [];
      const all = [this.all[from] ?? new Uint32Array(), this.all[to] ?? new Uint32Array()] as const;
      const own = sayingsOf(this.#viewsBetween(from, to), all[0].length);
      const theirs = sayingsOf(this.#viewsBetween(to, from), all[1].length);
      return [{ from, to, candidates: [one, other], own, theirs, all }];
    });
    this.#pairs[from] = pairs;
    return pairs;
  }

  /** The components that a row or a skew rule relates to this one. */
  #neighbours(component: number): readonly number[] {
    const { name } = this.#candidate(component).component;
    const related = this.#matrix.relations.get(name);
    const skewed = this.#matrix.skews.flatMap((rule) =>
      rule.component === name ? [rule.against] : rule.against === name ? [rule.component] : [],
    );
    return [...this.#candidates.keys()].filter((other) => {
      const theirs = this.#candidate(other).component.name;
      return other !== component && (related?.has(theirs) === true || skewed.includes(theirs));
    });
  }

  /** A run that failed excludes every set that holds its own. */
  failedRuns(): readonly Incompatibility[] {
    return this.#matrix.proofs.flatMap((proof) => {
      if (proof.result === 'passed') return [];
      const terms = proof.pins.map(({ component, version }) => {
        const number = this.#candidates.findIndex((candidate) => candidate.component.name === component);
        const { index } = this.#candidates[number] ?? {};
        const members = index === undefined ? [] : [index.versions.indexOf(version)];
        return { component: number, versions: setOf(index?.versions.length ?? 0, members) };
      });
      const isAsked = terms.every(({ component }) => component >= 0);
      return isAsked ? [incompatibility(terms, { kind: 'run', describe: () => runText(proof) }, this.all)] : [];
    });
  }

  #between(component: number, version: number, other: number): readonly Incompatibility[] {
    const [one, two] = [this.#candidate(component), this.#candidate(other)];
    const skews = this.#matrix.skews.flatMap((rule) => this.#skewed(rule, component, version, other));
    if (this.#matrix.relations.get(one.component.name)?.has(two.component.name) !== true) return skews;
    const own = this.#viewsBetween(component, other).find(({ versions }) => has(versions, version));
    const theirs = this.#viewsBetween(other, component);
    const rows = [
      ...(own?.says === 'range' ? [this.#rowFact(component, other, own)] : []),
      ...theirs.flatMap((view) =>
        view.says === 'range' && !has(view.matching, version) ? [this.#rowFact(other, component, view)] : [],
      ),
    ];
    return [...skews, ...rows, ...this.#untrusted(component, version, other, own)];
  }

  /** `from` in the versions of a view and `about` outside their range. */
  #rowFact(from: number, about: number, view: View & { readonly says: 'range' }): Incompatibility {
    const known = this.#rowFacts.get(view);
    if (known !== undefined) return known;
    const describe = (): string => rowText(this.#candidate(from), this.#candidate(about), view);
    const excluded = difference(this.all[about] ?? view.matching, view.matching);
    const made = this.#make(from, view.versions, about, excluded, { kind: 'row', describe });
    this.#rowFacts.set(view, made);
    return made;
  }

  /** What is unknown, or was not tested, and is not trusted for that. */
  #untrusted(component: number, version: number, other: number, own: View | undefined): readonly Incompatibility[] {
    if (this.#trust === 'unknown' || own === undefined) return [];
    const [one, two] = [this.#candidate(component), this.#candidate(other)];
    const runs = passedRuns(this.#matrix, one.component, two.component);
    const all = this.all[other] ?? new Uint32Array();
    const single = setOf(one.index.versions.length, [version]);
    const exclude = (
      kind: Fact['kind'],
      why: string,
      from: VersionSet,
      excluded: VersionSet,
    ): Incompatibility | undefined => {
      const left = untested(runs, one, version, two, excluded);
      if (isEmpty(left)) return undefined;
      const versions = runs.length === 0 ? from : single;
      const key = `${kind} ${String(component)} ${String(other)} ${versions.join()} ${left.join()}`;
      const describe = (): string => {
        const pair = `${one.component.name} ${describeVersions(one.index, versions)} with ${two.component.name}`;
        return `${pair} ${describeVersions(two.index, left)} ${why}`;
      };
      return this.#once(key, () => this.#make(component, versions, other, left, { kind, describe }));
    };
    if (this.#trust === 'tested') return present([exclude('untested', 'was never tested', single, all)]);
    if (own.says === 'unknown' || own.says === 'no-row') {
      const why = own.says === 'unknown' ? 'is said to be unknown' : 'is unknown for want of a row';
      return present([exclude('unknown', why, own.versions, all)]);
    }
    const silent = this.#viewsBetween(other, component).filter(
      ({ says }) => says === 'unknown' || says === 'no-row' || (says === 'nothing' && own.says === 'nothing'),
    );
    return present(
      silent.map(({ says, versions }) => {
        const why = says === 'nothing' ? 'is unknown: no row says it' : 'is unknown, for want of a row that says it';
        return exclude('unknown', why, says === 'nothing' ? own.versions : (this.all[component] ?? single), versions);
      }),
    );
  }

  #skewed(rule: Skew, component: number, version: number, other: number): readonly Incompatibility[] {
    const [one, two] = [this.#candidate(component), this.#candidate(other)];
    const names = [one.component.name, two.component.name];
    const isForward = rule.component === names[0] && rule.against === names[1];
    if (!isForward && !(rule.component === names[1] && rule.against === names[0])) return [];
    const text = one.index.versions[version] ?? '';
    const excluded = two.index.versions.flatMap((theirs, member) =>
      exceedsSkew(rule, isForward ? text : theirs, isForward ? theirs : text) ? [member] : [],
    );
    if (excluded.length === 0) return [];
    const single = setOf(one.index.versions.length, [version]);
    const against = setOf(two.index.versions.length, excluded);
    return [
      this.#once(`skew ${String(rule.at.line)} ${String(component)} ${String(other)} ${text}`, () =>
        this.#make(component, single, other, against, { kind: 'skew', describe: () => skewText(rule) }),
      ),
    ];
  }

  #make(from: number, versions: VersionSet, about: number, excluded: VersionSet, fact: Fact): Incompatibility {
    const terms = [
      { component: from, versions },
      { component: about, versions: excluded },
    ];
    return incompatibility(terms, fact, this.all);
  }

  #candidate(number: number): Candidate {
    const candidate = this.#candidates[number];
    if (candidate === undefined) throw new RangeError(`there is no component ${String(number)}`);
    return candidate;
  }

  #viewsBetween(from: number, about: number): readonly View[] {
    const known = this.#views[from]?.[about];
    if (known !== undefined) return known;
    const views = viewsOf(this.#matrix, this.#candidate(from), this.#candidate(about));
    const own = this.#views[from];
    if (own !== undefined) own[about] = views;
    return views;
  }

  #once(key: string, make: () => Incompatibility): Incompatibility {
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }
}

function present<T>(list: readonly (T | undefined)[]): readonly T[] {
  return list.filter((one) => one !== undefined);
}

function rowText(
  from: Candidate,
  about: Candidate,
  { versions, text, lines }: View & { readonly says: 'range' },
): string {
  return `${from.component.name} ${describeVersions(from.index, versions)} asks for ${about.component.name} ${text} (${linesText(lines)})`;
}

function runText({ run, date, pins, at }: Proof): string {
  const set = pins.map(({ component, version }) => `${component} ${version}`).join(', ');
  return `${run} failed with ${set} on ${date} (line ${String(at.line)})`;
}
