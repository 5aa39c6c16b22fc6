import type { Way } from '../analysis.ts';
import type { Item, Request } from '../request.ts';
import type { Path } from './path.ts';

/** A request that waits to be looked at. */
export interface Pending {
  readonly request: Request;
  /** To the package that asks; undefined for the root. */
  readonly path: Path | undefined;
  /** Name of the request that led to the package that asks, also where the path leads past it. */
  readonly parent: string;
  /** Whether the root itself asks for it. */
  readonly direct: boolean;
  /** Whether a central version took the place of the range. */
  readonly pinned: boolean;
}

/** The request that decides about an id, until a better one is found. */
export interface Choice extends Pending {
  readonly item: Item;
  /** The shortest way to it, with itself. */
  readonly way: Way;
  /** Of what is pinned: names of the requests that lead to packages which ask for it. */
  readonly parents: Set<string>;
  /** Names of the requests that lead to packages which ask for less. */
  readonly askLess: Set<string>;
}
