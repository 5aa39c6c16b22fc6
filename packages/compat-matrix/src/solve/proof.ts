import type { Fact, Incompatibility, Term } from './incompatibility.ts';
import { type Candidate, describeVersions } from './pair-facts.ts';
import { membersOf } from './version-set.ts';

/** What cannot be all at once: each component at one of those versions. */
export interface ProofTerm {
  readonly component: string;
  readonly versions: readonly string[];
}

/** A step of a proof: a fact, or what two earlier steps say together. The last step has no terms: nothing is left. */
export interface ProofStep {
  /** From 1. */
  readonly number: number;
  readonly terms: readonly ProofTerm[];
  readonly text: string;
  readonly fact?: Fact['kind'];
  /** The numbers of the two steps it follows from. */
  readonly from?: readonly [number, number];
}

/** Why there is no answer: every step for a program that checks it, and lines for a person. */
export interface Proof {
  readonly steps: readonly ProofStep[];
  readonly lines: readonly string[];
}

/** Writes a derivation down, each incompatibility once and after what it follows from. */
export function proofOf(failure: Incompatibility, candidates: readonly Candidate[]): Proof {
  const order = inOrder(failure);
  const numbers = new Map(order.map((one, index) => [one, index + 1]));
  let steps: readonly ProofStep[] | undefined;
  let lines: readonly string[] | undefined;
  return {
    // Made when they are asked for: thousands of steps name every version of every term.
    get steps() {
      return (steps ??= order.map((one, index) => stepOf(one, index + 1, numbers, candidates)));
    },
    get lines() {
      return (lines ??= linesOf(order, candidates));
    },
  };
}

/** Post-order without recursion: a derivation may be thousands deep. */
function inOrder(failure: Incompatibility): readonly Incompatibility[] {
  const order = new Set<Incompatibility>();
  const stack = [failure];
  for (let one = stack.at(-1); one !== undefined; one = stack.at(-1)) {
    const waiting = causesOf(one).filter((cause) => !order.has(cause));
    if (waiting.length === 0 || order.has(one)) {
      order.add(one);
      stack.pop();
    } else stack.push(...waiting.toReversed());
  }
  return [...order];
}

function causesOf({ cause }: Incompatibility): readonly Incompatibility[] {
  return 'kind' in cause ? [] : cause;
}

function stepOf(
  { terms, cause }: Incompatibility,
  number: number,
  numbers: ReadonlyMap<Incompatibility, number>,
  candidates: readonly Candidate[],
): ProofStep {
  const named = terms.map((term) => termOf(term, candidates));
  const text = textOf({ terms, cause }, candidates);
  if ('kind' in cause) return { number, terms: named, text, fact: cause.kind };
  const [left, right] = cause;
  return { number, terms: named, text, from: [numbers.get(left) ?? 0, numbers.get(right) ?? 0] };
}

function textOf({ terms, cause }: Incompatibility, candidates: readonly Candidate[]): string {
  return 'kind' in cause ? cause.describe() : phrase(terms, candidates);
}

function termOf({ component, versions }: Term, candidates: readonly Candidate[]): ProofTerm {
  const candidate = candidates[component];
  const members = membersOf(versions).map((member) => candidate?.index.versions[member] ?? '');
  return { component: candidate?.component.name ?? '', versions: members };
}

/** What an incompatibility rules out, as a clause. */
function phrase(terms: readonly Term[], candidates: readonly Candidate[]): string {
  if (terms.length === 0) return 'no set is left';
  const named = terms.map(({ component, versions }) => {
    const candidate = candidates[component];
    return candidate === undefined ? '' : `${candidate.component.name} ${describeVersions(candidate.index, versions)}`;
  });
  return terms.length === 1 ? `${named.join('')} cannot be` : `${named.join(' and ')} cannot be together`;
}

/**
 * A line for each conclusion, as PubGrub reports them: facts stand in the line they are used in, and a conclusion that
 * is not from the line before is referred to by its number.
 */
function linesOf(order: readonly Incompatibility[], candidates: readonly Candidate[]): readonly string[] {
  const [only, ...more] = order;
  if (only !== undefined && more.length === 0) return [`Because ${textOf(only, candidates)}, no set is left.`];
  const derived = order.filter(({ cause }) => !('kind' in cause));
  const places = new Map(derived.map((one, index) => [one, index + 1]));
  const texts = new Map(order.map((one) => [one, textOf(one, candidates)]));
  return derived.map((one, index) => {
    const previous = derived[index - 1];
    const causes = causesOf(one);
    const others = causes.filter((cause) => cause !== previous);
    const reasons = others.map((cause) => {
      const place = places.get(cause);
      return place === undefined ? (texts.get(cause) ?? '') : `${texts.get(cause) ?? ''} (${String(place)})`;
    });
    const start = others.length < causes.length ? 'And because' : 'Because';
    return `${String(index + 1)}. ${start} ${reasons.join(' and ')}, ${texts.get(one) ?? ''}.`;
  });
}
