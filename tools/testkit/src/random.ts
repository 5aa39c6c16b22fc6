/** Numbers below `limit` from a linear congruential generator: the same on every machine. */
export type Random = (limit: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

export function pick<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[random(choices.length)] ?? choices[0];
}

/** Between none and `most` things that `make` makes. */
export function several<T>(random: Random, most: number, make: (index: number) => T): T[] {
  return Array.from({ length: random(most + 1) }, (_, index) => make(index));
}
