import { type Digest, type FileStamp, formatNuGetVersion, packageIdsEqual } from '@nuspine/primitives';
import type { DeltaDeclaration, DeltaEnds } from './delta-declaration.ts';
import { findGaps, type Gap } from './feed-gaps.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import type { ListedPackage, ReleaseEntry } from './releases-index.ts';

/** Something that makes a feed unfit to update from. Paths are names in the feed folder. */
export type FeedProblem =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'size-mismatch'; readonly path: string; readonly wanted: number; readonly found: number }
  /** A server gives more than the `wanted` bytes; how many more is not waited for. */
  | { readonly kind: 'larger'; readonly path: string; readonly wanted: number }
  | { readonly kind: 'sha1-mismatch'; readonly path: string; readonly wanted: string; readonly found: string }
  | { readonly kind: 'digest-mismatch'; readonly path: string; readonly wanted: Digest; readonly found: Digest }
  /** A delta that clients of this index do not apply; Squirrel destroys its installation with one of Velopack's. */
  | { readonly kind: 'format-mismatch'; readonly path: string; readonly wanted: string; readonly found: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string; readonly message: string }
  | { readonly kind: 'duplicate-line'; readonly path: string }
  | { readonly kind: 'identity-mismatch'; readonly path: string; readonly wanted: string; readonly found: string }
  | { readonly kind: 'other-package'; readonly path: string; readonly wanted: string; readonly found: string }
  | { readonly kind: 'base-missing'; readonly path: string; readonly wanted: Digest }
  | { readonly kind: 'target-mismatch'; readonly path: string; readonly wanted: Digest; readonly found?: Digest }
  /** Our own index says of a delta that it lies between other packages than the delta itself does. */
  | { readonly kind: 'ends-mismatch'; readonly path: string; readonly wanted: string; readonly found: string }
  /**
   * No delta leads to the version `wanted`. Squirrel and Velopack put this one, the next, on the release before it, and
   * keep that one's files where it says "unchanged".
   */
  | { readonly kind: 'gap'; readonly path: string; readonly wanted: string };

/** Something worth knowing that harms no update, because clients read only what the index lists. */
export type FeedNote =
  | { readonly kind: 'unlisted'; readonly path: string }
  | { readonly kind: 'leftover'; readonly path: string }
  | { readonly kind: 'remote'; readonly path: string }
  | { readonly kind: 'base-undeclared'; readonly path: string }
  /** No delta leads to this full package: who has an earlier one downloads it whole. */
  | { readonly kind: 'gap'; readonly path: string };

export interface FeedReport {
  /** True without problems; notes do not count. */
  readonly ok: boolean;
  /** Lines of the index that were compared with a file. */
  readonly checked: number;
  readonly problems: readonly FeedProblem[];
  readonly notes: readonly FeedNote[];
}

/** What was found behind one line of the index. */
export type ReleaseFacts = { readonly entry: ReleaseEntry } & (
  | { readonly state: 'missing' | 'remote' | 'larger' }
  | {
      readonly state: 'present';
      readonly stamp: FileStamp;
      /** Absent for a file whose bytes are not the listed ones: it is not opened. */
      readonly content?: ReleaseContent;
    }
);

export type ReleaseContent =
  /** What a delta is for, and between, is of no meaning for a full package. */
  DeltaDeclaration | { readonly code: string; readonly message: string };

/** Every problem of one index, in its order: what each line says, then how the lines fit together. */
export function findFeedProblems(facts: readonly ReleaseFacts[], format: DeltaFormatName): FeedProblem[] {
  return [
    ...facts.flatMap(lineProblems),
    ...duplicateLines(facts),
    ...otherPackages(facts),
    ...otherFormats(facts, format),
    ...chainProblems(facts),
    ...gapProblems(facts, format),
  ];
}

/** Notes on the lines of the index. What else lies in the folder is for whoever can list it. */
export function findFeedNotes(facts: readonly ReleaseFacts[], format: DeltaFormatName): FeedNote[] {
  const gaps = findGaps(facts, format).filter((gap) => !isUnsafe(gap));
  const notes = facts.flatMap((fact): FeedNote[] => {
    const path = fact.entry.fileName;
    if (fact.state === 'remote') return [{ kind: 'remote', path }];
    const isUndeclared = fact.entry.isDelta && readable(fact) !== undefined && readable(fact)?.ends === undefined;
    return isUndeclared ? [{ kind: 'base-undeclared', path }] : [];
  });
  return [...notes, ...gaps.map(({ full }): FeedNote => ({ kind: 'gap', path: full.entry.fileName }))];
}

/** True if the bytes of a file are the ones its line lists. */
export function matchesLine(entry: ReleaseEntry, stamp: FileStamp): boolean {
  const { size, sha1, digest = stamp.digest } = entry;
  return stamp.size === size && stamp.sha1 === sha1 && stamp.digest === digest;
}

function lineProblems(fact: ReleaseFacts): FeedProblem[] {
  const { entry } = fact;
  const path = entry.fileName;
  if (fact.state === 'larger') return [{ kind: 'larger', path, wanted: entry.size }];
  if (fact.state !== 'present') return fact.state === 'missing' ? [{ kind: 'missing', path }] : [];
  const { stamp, content } = fact;
  if (stamp.size !== entry.size) return [{ kind: 'size-mismatch', path, wanted: entry.size, found: stamp.size }];
  if (stamp.sha1 !== entry.sha1) return [{ kind: 'sha1-mismatch', path, wanted: entry.sha1, found: stamp.sha1 }];
  if (entry.digest !== undefined && stamp.digest !== entry.digest) {
    return [{ kind: 'digest-mismatch', path, wanted: entry.digest, found: stamp.digest }];
  }
  if (content !== undefined && 'code' in content) return [{ kind: 'unreadable', path, ...content }];
  return content === undefined ? [] : identityProblems(entry, content.id, content.version);
}

function identityProblems(entry: ReleaseEntry, id: string, version: string): FeedProblem[] {
  const named = formatNuGetVersion(entry.version);
  if (packageIdsEqual(entry.packageId, id) && named.toLowerCase() === version.toLowerCase()) return [];
  const wanted = `${entry.packageId} ${named}`;
  return [{ kind: 'identity-mismatch', path: entry.fileName, wanted, found: `${id} ${version}` }];
}

function duplicateLines(facts: readonly ReleaseFacts[]): FeedProblem[] {
  const seen = new Set<string>();
  return facts.flatMap(({ entry: { fileName: path } }): FeedProblem[] => {
    const isAgain = seen.has(path.toLowerCase());
    seen.add(path.toLowerCase());
    return isAgain ? [{ kind: 'duplicate-line', path }] : [];
  });
}

/** Squirrel picks the highest version of the whole index, whatever its id: one feed is for one package. */
function otherPackages(facts: readonly ReleaseFacts[]): FeedProblem[] {
  const wanted = facts[0]?.entry.packageId;
  return facts.flatMap(({ entry: { fileName: path, packageId: found } }): FeedProblem[] =>
    wanted === undefined || packageIdsEqual(wanted, found) ? [] : [{ kind: 'other-package', path, wanted, found }],
  );
}

function otherFormats(facts: readonly ReleaseFacts[], wanted: DeltaFormatName): FeedProblem[] {
  return facts.flatMap((fact): FeedProblem[] => {
    const found = fact.entry.isDelta ? readable(fact)?.format : undefined;
    if (found === undefined || found === wanted) return [];
    return [{ kind: 'format-mismatch', path: fact.entry.fileName, wanted, found }];
  });
}

function chainProblems(facts: readonly ReleaseFacts[]): FeedProblem[] {
  const fulls = facts.filter(({ entry }) => !entry.isDelta);
  return facts.flatMap((fact): FeedProblem[] => {
    const ends = fact.entry.isDelta ? readable(fact)?.ends : undefined;
    if (ends === undefined) return [];
    const path = fact.entry.fileName;
    return [...endsProblem(fact.entry, ends), ...baseProblem(path, ends, fulls), ...targetProblem(path, ends, fulls)];
  });
}

function baseProblem(path: string, { base }: DeltaEnds, fulls: readonly ReleaseFacts[]): FeedProblem[] {
  const has = fulls.some((full) => digestOf(full) === base.digest || isRemoteOf(full, base.version));
  return has ? [] : [{ kind: 'base-missing', path, wanted: base.digest }];
}

function targetProblem(path: string, { target }: DeltaEnds, fulls: readonly ReleaseFacts[]): FeedProblem[] {
  const wanted = target.digest;
  const full = fulls.find(({ entry }) => formatNuGetVersion(entry.version) === target.version);
  const found = full === undefined ? undefined : digestOf(full);
  if (found === wanted || full?.state === 'remote') return [];
  return [{ kind: 'target-mismatch', path, wanted, ...(found === undefined ? {} : { found }) }];
}

function endsProblem({ fileName: path, ends }: ReleaseEntry, declared: DeltaEnds): FeedProblem[] {
  if (ends === undefined) return [];
  const said = ({ version, size, digest }: ListedPackage): string =>
    `${formatNuGetVersion(version)}, ${String(size)} bytes, ${digest}`;
  const saysItself = ({ version, size, digest }: DeltaEnds['base']): string =>
    `${version}, ${String(size)} bytes, ${digest}`;
  return (['base', 'target'] as const).flatMap((end): FeedProblem[] => {
    const [wanted, found] = [said(ends[end]), saysItself(declared[end])];
    return wanted === found ? [] : [{ kind: 'ends-mismatch', path, wanted, found }];
  });
}

function gapProblems(facts: readonly ReleaseFacts[], format: DeltaFormatName): FeedProblem[] {
  return findGaps(facts, format).flatMap(({ full, next }): FeedProblem[] => {
    const isProblem = next !== undefined && isUnsafe({ full, next });
    const wanted = formatNuGetVersion(full.entry.version);
    return isProblem ? [{ kind: 'gap', path: next.entry.fileName, wanted }] : [];
  });
}

/** True if clients of the format would install files of two releases. */
function isUnsafe({ next }: Gap): boolean {
  return next !== undefined && readable(next)?.provesEveryFile === false;
}

function isRemoteOf({ state, entry }: ReleaseFacts, version: string): boolean {
  return state === 'remote' && formatNuGetVersion(entry.version) === version;
}

function digestOf(fact: ReleaseFacts): Digest | undefined {
  return fact.state === 'present' ? fact.stamp.digest : undefined;
}

function readable(fact: ReleaseFacts): Exclude<ReleaseContent, { readonly code: string }> | undefined {
  if (fact.state !== 'present' || fact.content === undefined || 'code' in fact.content) return undefined;
  return fact.content;
}
