/** Some versions of one component, by their number in its list: a bit for each. Never changed once made. */
export type VersionSet = Uint32Array;

export function setOf(size: number, members: Iterable<number>): VersionSet {
  const set = new Uint32Array((size + 31) >>> 5);
  for (const member of members) set[member >>> 5] = (set[member >>> 5] ?? 0) | (1 << (member & 31));
  return set;
}

export function fullSet(size: number): VersionSet {
  const set = new Uint32Array((size + 31) >>> 5).fill(0xffff_ffff);
  const rest = size & 31;
  if (rest !== 0) set[set.length - 1] = 2 ** rest - 1;
  return set;
}

// Searches spend their time here: a loop takes a fifth of what `map` with a function takes.

export function union(a: VersionSet, b: VersionSet): VersionSet {
  const joined = new Uint32Array(a.length);
  for (let index = 0; index < a.length; index++) joined[index] = (a[index] ?? 0) | (b[index] ?? 0);
  return joined;
}

/** What is in any of some sets, each of `words` words. */
export function unionOf(words: number, sets: readonly VersionSet[]): VersionSet {
  const joined = new Uint32Array(words);
  for (const set of sets)
    for (let index = 0; index < words; index++) joined[index] = (joined[index] ?? 0) | (set[index] ?? 0);
  return joined;
}

/** Whether every member of a set is in one of some others. */
export function isCovered(set: VersionSet, covers: readonly VersionSet[]): boolean {
  const left = set.slice();
  for (const cover of covers) {
    let rest = 0;
    for (let index = 0; index < left.length; index++) rest |= left[index] = (left[index] ?? 0) & ~(cover[index] ?? 0);
    if (rest === 0) return true;
  }
  return isEmpty(left);
}

export function intersection(a: VersionSet, b: VersionSet): VersionSet {
  const both = new Uint32Array(a.length);
  for (let index = 0; index < a.length; index++) both[index] = (a[index] ?? 0) & (b[index] ?? 0);
  return both;
}

export function difference(a: VersionSet, b: VersionSet): VersionSet {
  const left = new Uint32Array(a.length);
  for (let index = 0; index < a.length; index++) left[index] = (a[index] ?? 0) & ~(b[index] ?? 0);
  return left;
}

export function isSubset(a: VersionSet, b: VersionSet): boolean {
  for (let index = 0; index < a.length; index++) if (((a[index] ?? 0) & ~(b[index] ?? 0)) !== 0) return false;
  return true;
}

export function isDisjoint(a: VersionSet, b: VersionSet): boolean {
  for (let index = 0; index < a.length; index++) if (((a[index] ?? 0) & (b[index] ?? 0)) !== 0) return false;
  return true;
}

export function isEmpty(set: VersionSet): boolean {
  return set.every((word) => word === 0);
}

export function has(set: VersionSet, member: number): boolean {
  return ((set[member >>> 5] ?? 0) & (1 << (member & 31))) !== 0;
}

/** The largest member, or -1. */
export function lastOf(set: VersionSet): number {
  for (let index = set.length - 1; index >= 0; index--) {
    const word = set[index] ?? 0;
    if (word !== 0) return index * 32 + 31 - Math.clz32(word);
  }
  return -1;
}

/** In ascending order. */
export function membersOf(set: VersionSet): readonly number[] {
  const members: number[] = [];
  for (let index = 0; index < set.length; index++) {
    for (let rest = set[index] ?? 0; rest !== 0; rest &= rest - 1) {
      members.push(index * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
  return members;
}
