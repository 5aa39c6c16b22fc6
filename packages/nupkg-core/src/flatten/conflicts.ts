import { digestBytes } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { Package } from '../package/read-package.ts';
import { type AssemblyVersion, compareAssemblyVersions, readAssemblyVersion } from './assembly-version.ts';
import { type Contribution, installKey, ownerOf, readContribution } from './contribution.ts';
import { findFolderClashes } from './folder-clash.ts';
import { readFileVersion } from './file-version.ts';
import type { ConflictPolicy, MergedFile, SettledConflict } from './flatten-report.ts';

export interface MergeResult {
  readonly files: readonly Contribution[];
  readonly merged: readonly MergedFile[];
  readonly conflicts: readonly SettledConflict[];
}

const NO_VERSION: AssemblyVersion = [0, 0, 0, 0];

/** One version of the bytes for a place, and all who bring it. */
interface Candidate {
  readonly file: Contribution;
  readonly owners: readonly string[];
  readonly assemblyVersion: AssemblyVersion | undefined;
  readonly fileVersion: AssemblyVersion;
}

/**
 * Leaves one contribution for each place. Equal bytes are merged; for different bytes the policy decides, and where it
 * cannot, `FLATTEN_CONFLICT` is thrown with every such path and the packages that bring it.
 */
export async function mergeContributions(
  app: Package,
  contributions: readonly Contribution[],
  policy: ConflictPolicy,
): Promise<MergeResult> {
  const files: Contribution[] = [];
  const merged: MergedFile[] = [];
  const conflicts: SettledConflict[] = [];
  const open: MergedFile[] = [];
  for (const rivals of Map.groupBy(contributions, ({ target }) => installKey(target)).values()) {
    const candidates = await distinctCandidates(rivals);
    const winner = chooseCandidate(candidates, app, policy);
    if (winner === undefined) {
      open.push(...describeOpen(candidates));
      continue;
    }
    const path = winner.file.target;
    const spelled = otherSpellings(path, rivals);
    files.push(winner.file);
    if (winner.owners.length > 1) merged.push({ path, packages: [...winner.owners], ...spelled });
    const dropped = candidates.filter((candidate) => candidate !== winner).flatMap(({ owners }) => owners);
    if (dropped.length > 0) conflicts.push({ path, kept: ownerOf(winner.file), dropped, ...spelled });
  }
  if (open.length > 0) throw conflictError(open, policy);
  const clashes = findFolderClashes(files);
  if (clashes.length > 0) throw clashError(clashes, policy);
  return { files, merged, conflicts };
}

/** The paths that are one file only where case, Unicode form or the folder under `lib/` do not count. */
function otherSpellings(path: string, rivals: readonly Contribution[]): Pick<MergedFile, 'otherPaths'> {
  const others = new Set(rivals.map(({ target }) => target).filter((target) => target !== path));
  return others.size === 0 ? {} : { otherPaths: [...others].toSorted() };
}

/** A file alone in its place is not read here. */
async function distinctCandidates(rivals: readonly Contribution[]): Promise<readonly Candidate[]> {
  const [only, ...others] = rivals;
  if (only === undefined) return [];
  if (others.length === 0)
    return [{ file: only, owners: [ownerOf(only)], assemblyVersion: undefined, fileVersion: NO_VERSION }];
  const candidates = new Map<string, Candidate>();
  for (const file of rivals) {
    const bytes = await readContribution(file);
    const digest = digestBytes(bytes);
    const same = candidates.get(digest);
    candidates.set(
      digest,
      same === undefined
        ? {
            file,
            owners: [ownerOf(file)],
            assemblyVersion: readAssemblyVersion(bytes),
            fileVersion: readFileVersion(bytes),
          }
        : { ...same, owners: [...same.owners, ownerOf(file)] },
    );
  }
  return [...candidates.values()];
}

function chooseCandidate(
  candidates: readonly Candidate[],
  app: Package,
  policy: ConflictPolicy,
): Candidate | undefined {
  if (candidates.length === 1) return candidates[0];
  switch (policy) {
    case 'error':
      return undefined;
    case 'app-wins':
      return candidates.find((candidate) => candidate.file.from === app);
    case 'highest-assembly-version':
      return candidates.find((candidate) => isHighest(candidate, candidates));
  }
}

/**
 * Higher than all others; where assembly versions are equal, by the file version, as publish has it. Without a version on
 * both sides, or with equal ones, nobody is.
 */
function isHighest(candidate: Candidate, candidates: readonly Candidate[]): boolean {
  return candidates.every((other) => {
    if (other === candidate) return true;
    if (candidate.assemblyVersion === undefined || other.assemblyVersion === undefined) return false;
    const order = compareAssemblyVersions(candidate.assemblyVersion, other.assemblyVersion);
    return (order === 0 ? compareAssemblyVersions(candidate.fileVersion, other.fileVersion) : order) > 0;
  });
}

function describeOpen(candidates: readonly Candidate[]): readonly MergedFile[] {
  const rivals = candidates.map(({ file }) => file);
  return rivals.slice(0, 1).map(({ target }) => ({
    path: target,
    packages: candidates.flatMap(({ owners }) => owners),
    ...otherSpellings(target, rivals),
  }));
}

function conflictError(open: readonly MergedFile[], policy: ConflictPolicy): NupkgError {
  const [first] = open;
  const also = first?.otherPaths === undefined ? '' : ` (also as ${first.otherPaths.join(', ')})`;
  const message = `${first?.path ?? ''}${also} comes from ${first?.packages.join(' and ') ?? ''}, with different content`;
  return new NupkgError('FLATTEN_CONFLICT', message, { path: first?.path ?? '', wanted: policy, found: open });
}

/** No policy can keep both, nor leave out a whole folder. */
function clashError(clashes: readonly MergedFile[], policy: ConflictPolicy): NupkgError {
  const [first] = clashes;
  const [file, folder] = first?.packages ?? [];
  const message = `${first?.path ?? ''} is a file of ${file ?? ''} and a folder of ${folder ?? ''}`;
  return new NupkgError('FLATTEN_CONFLICT', message, { path: first?.path ?? '', wanted: policy, found: clashes });
}
