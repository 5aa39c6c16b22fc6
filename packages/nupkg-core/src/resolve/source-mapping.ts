import { packageIdKey } from '@nuspine/primitives';

/** `packageSourceMapping` of a NuGet.config: which packages may come from which source. */
export interface SourceMapping {
  /** None means that every package may come from every source. */
  readonly patterns: readonly SourcePattern[];
}

export interface SourcePattern {
  /** The key of the source. */
  readonly source: string;
  /** An id, the beginning of ids with `*` behind it, or `*` for all. */
  readonly pattern: string;
}

/**
 * The keys of the sources that a package may come from; undefined when there is no mapping. An id of its own beats
 * prefixes, and of those the longest wins; case does not count (NuGet.Configuration, PackageSourceMapping).
 */
export function mappedSources({ patterns }: SourceMapping, id: string): ReadonlySet<string> | undefined {
  if (patterns.length === 0) return undefined;
  const key = packageIdKey(id);
  const matching = patterns.filter(({ pattern }) => matches(packageIdKey(pattern.trim()), key));
  const best = Math.max(...matching.map(rank));
  return new Set(matching.filter((pattern) => rank(pattern) === best).map(({ source }) => source));
}

function matches(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : pattern === key;
}

/** A whole id is as long as a prefix with its `*`, and one better. */
function rank({ pattern }: SourcePattern): number {
  const text = pattern.trim();
  return text.endsWith('*') ? text.length - 1 : text.length + 1;
}
