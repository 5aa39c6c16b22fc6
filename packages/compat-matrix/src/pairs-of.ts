/** Every two of a list, in its order. */
export function pairsOf<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((left, index) => list.slice(index + 1).map((right) => [left, right] as const));
}
