import type { Way } from '../analysis.ts';
import type { Item, Request } from '../request.ts';

/** The names of the requests that lead to a request from the root, outermost first. */
export type Path = readonly string[];

/** A request that waits to be looked at. */
export interface Pending {
  readonly request: Request;
  readonly path: Path;
  /** The same as requests, without the root and with this one. */
  readonly way: Way;
  /** Name of the request that led to the package which asks. */
  readonly parent: string;
  /** Whether the root itself asks for it. */
  readonly direct: boolean;
  /** Whether a central version took the place of the range. */
  readonly pinned: boolean;
}

/** The request that decides about an id, until a better one is found. */
export interface Choice extends Pending {
  readonly item: Item;
  /** Of what is pinned: names of the requests that lead to packages which ask for it. */
  readonly parents: Set<string>;
  /** Names of the requests that lead to packages which ask for less. */
  readonly askLess: Set<string>;
}

export function lastOf(path: Path): string {
  return path.at(-1) ?? '';
}

/** Whether one path is the beginning of the other. */
export function isOnOneWay(a: Path, b: Path): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.every((name, index) => name === long[index]);
}
