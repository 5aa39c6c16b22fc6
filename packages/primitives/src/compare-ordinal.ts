/**
 * The order of texts by UTF-16 code units, for `toSorted`: the same on every machine and in every locale, and that of .NET's
 * `StringComparer.Ordinal`. Negative when `a` comes first, zero for the same text.
 */
export function compareOrdinal(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
