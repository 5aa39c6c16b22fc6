import { formatNuGetVersion } from '@nuspine/primitives';
import type { DeltaFormatName } from './formats/format-name.ts';
import type { UpdateLink } from './update-links.ts';
import type { UpdateRequest } from './update-plan.ts';

/** Links in the order in which they are applied, and what they cost together: bytes, or seconds. */
export interface Route {
  readonly links: readonly UpdateLink[];
  readonly cost: number;
}

/** How much of a full package a delta rebuilds in a second, in packed bytes, on one core (docs/update.md). */
const APPLIED_PER_SECOND: Readonly<Record<DeltaFormatName, number>> = { squirrel: 8e6, velopack: 9e6, nuspine: 6e6 };

/** A way from some version to the target: a link, and the way from where it leads. */
interface Path {
  readonly link?: UpdateLink;
  readonly rest?: Path;
  readonly steps: number;
  readonly cost: number;
}

/**
 * The cheapest links that lead to `target` (a normalized version), from the installed version or from nothing. The
 * search goes backwards, so that it looks only at what leads there. `undefined` if nothing does.
 */
export function cheapestRoute(
  links: readonly UpdateLink[],
  target: string,
  request: Pick<UpdateRequest, 'from' | 'bytesPerSecond'>,
): Route | undefined {
  const installed = request.from && formatNuGetVersion(request.from.version);
  const into = Map.groupBy(links, ({ to }) => to);
  const open = new Map<string, Path>([[target, { steps: 0, cost: 0 }]]);
  const done = new Set<string>();
  let best: Path | undefined;
  for (;;) {
    const next = cheapest(open, best?.cost ?? Infinity);
    if (next === undefined) return best && routeOf(best);
    const [version, rest] = next;
    open.delete(version);
    done.add(version);
    if (version === installed) return routeOf(rest);
    for (const link of into.get(version) ?? []) {
      const longer = { link, rest, steps: rest.steps + 1, cost: rest.cost + costOf(link, request) };
      if (link.from === undefined) best = cheaper(best, longer);
      else if (!done.has(link.from)) open.set(link.from, cheaper(open.get(link.from), longer));
    }
  }
}

function routeOf(path: Path): Route {
  const links: UpdateLink[] = [];
  for (let at: Path | undefined = path; at?.link !== undefined; at = at.rest) links.push(at.link);
  return { links, cost: path.cost };
}

/** Of two equal ways, the one with fewer steps: each is a chance to fail. */
function cheaper(a: Path | undefined, b: Path): Path {
  if (a === undefined || b.cost < a.cost) return b;
  return b.cost === a.cost && b.steps < a.steps ? b : a;
}

/** The open version that costs least, if that is less than `limit`. */
function cheapest(open: ReadonlyMap<string, Path>, limit: number): readonly [string, Path] | undefined {
  let found: readonly [string, Path] | undefined;
  for (const entry of open) {
    if (entry[1].cost < (found?.[1].cost ?? limit)) found = entry;
  }
  return found;
}

function costOf(
  { entry, format, targetSize }: UpdateLink,
  { bytesPerSecond }: Pick<UpdateRequest, 'bytesPerSecond'>,
): number {
  if (bytesPerSecond === undefined) return entry.size;
  const download = entry.size / bytesPerSecond;
  return format === undefined ? download : download + (targetSize ?? entry.size) / APPLIED_PER_SECOND[format];
}
