import semver from 'semver';

/** A range of npm's semver that holds what `text` does but for one version. */
export function withoutVersion(text: string, version: string): string {
  const parts = new semver.Range(text).range.split('||').map((part) => part.trim());
  const left = parts.flatMap((part) => (new semver.Range(part).test(version) ? split(part, version) : [part]));
  return left.length === 0 ? '<0.0.0-0' : left.join(' || ');
}

/** What is below the version and what is above it. A part that is the version alone leaves nothing. */
function split(part: string, version: string): readonly string[] {
  const comparators = part.split(' ').filter((comparator) => comparator !== '');
  const lower = comparators.filter((comparator) => comparator.startsWith('>'));
  const upper = comparators.filter((comparator) => comparator.startsWith('<'));
  if (lower.length + upper.length < comparators.length) return [];
  const below = lower.includes(`>=${version}`) ? [] : [[...lower, `<${version}`].join(' ')];
  const above = upper.includes(`<=${version}`) ? [] : [[`>${version}`, ...upper].join(' ')];
  return [...below, ...above];
}
