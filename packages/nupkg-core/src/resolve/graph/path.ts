import type { Way } from '../analysis.ts';
import type { Request } from '../request.ts';

/**
 * A request and those that lead to it from the root. Paths share their beginnings: a graph has far more of them than
 * requests.
 */
export interface Path {
  readonly request: Request;
  /** Undefined for the root. */
  readonly above: Path | undefined;
  readonly depth: number;
}

export function rootPath(request: Request): Path {
  return { request, above: undefined, depth: 0 };
}

export function pathBelow(above: Path, request: Request): Path {
  return { request, above, depth: above.depth + 1 };
}

/** Whether one of the requests on the path has that name. */
export function passes(path: Path, name: string): boolean {
  return passesAny(path, (other) => other === name);
}

/** Whether one of the requests on the path has such a name. */
export function passesAny(path: Path, test: (name: string) => boolean): boolean {
  for (let at: Path | undefined = path; at !== undefined; at = at.above) {
    if (test(at.request.name)) return true;
  }
  return false;
}

/** Whether one path is the beginning of the other. */
export function isOnOneWay(a: Path, b: Path): boolean {
  const [short, long] = a.depth < b.depth ? [a, b] : [b, a];
  let other: Path | undefined = long;
  while (other !== undefined && other.depth > short.depth) other = other.above;
  for (let at: Path | undefined = short; at !== other; at = at.above, other = other.above) {
    if (at === undefined || other === undefined || at.request.name !== other.request.name) return false;
  }
  return true;
}

/** The requests on the path, without the root. */
export function wayOf(path: Path): Way {
  const way: Request[] = [];
  for (let at: Path = path; at.above !== undefined; at = at.above) way.unshift(at.request);
  return way;
}
