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
 * prefixes, and of those the longest wins; case does not count, and what follows a `*` has no meaning. A pattern with a `*` and
 * one without that are otherwise the same count for each other's packages (NuGet.Configuration, PackageSourceMapping and
 * SearchTree, which keeps the sources of both in one place).
 */
export function mappedSources({ patterns }: SourceMapping, id: string): ReadonlySet<string> | undefined {
  if (patterns.length === 0) return undefined;
  const key = packageIdKey(id);
  const parsed = patterns.map(({ source, pattern }) => {
    const [start = '', ...rest] = packageIdKey(pattern.trim()).split('*');
    return { source, start, isPrefix: rest.length > 0 };
  });
  const prefixes = parsed.filter(({ start, isPrefix }) => start === key || (isPrefix && key.startsWith(start)));
  const longest = Math.max(...prefixes.map(({ start }) => start.length));
  const place = prefixes.find(({ start }) => start.length === longest)?.start;
  return new Set(parsed.filter(({ start }) => start === place).map(({ source }) => source));
}
