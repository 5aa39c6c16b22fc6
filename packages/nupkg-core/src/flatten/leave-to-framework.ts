import { compareNuGetVersions, compareOrdinal, packageIdKey } from '@nuspine/primitives';
import { type AssemblyVersion, compareAssemblyVersions, readAssemblyVersion } from './assembly-version.ts';
import { type Contribution, ownerOf, readContribution } from './contribution.ts';
import { readFileVersion } from './file-version.ts';
import type { LeftToFramework } from './flatten-report.ts';
import type { FrameworkFile, FrameworkPack } from './framework-pack.ts';

/** What packages bring, without what the framework has. */
export interface KeptContributions {
  readonly kept: readonly Contribution[];
  readonly left: readonly LeftToFramework[];
}

interface PackFile {
  readonly pack: FrameworkPack;
  readonly file: FrameworkFile;
}

type Verdict = 'framework' | 'package' | 'undecided';

/**
 * Leaves out what the framework has in the same version or a newer one, as publish does: assembly versions are compared,
 * then file versions; of packages that the framework overrides, everything (ResolvePackageFileConflicts of the SDK).
 * Files of a shared framework are found by their name wherever they lie, those of a runtime in the folder of the app.
 */
export async function leaveToFramework(
  contributions: readonly Contribution[],
  packs: readonly FrameworkPack[],
): Promise<KeptContributions> {
  const left = new Map<Contribution, LeftToFramework>();
  // An app that takes the runtime along asks for nothing that a machine has.
  const kind = packs.some((pack) => pack.kind === 'runtime') ? 'runtime' : 'shared';
  const known = newestFiles(packs.filter((pack) => pack.kind === kind));
  for (const file of inOrder(contributions.filter(isCompared))) {
    const key = kind === 'shared' ? nameOf(file.entry.path) : placeOf(file);
    const own = known.get(key);
    if (own === undefined) continue;
    const verdict = await judge(file, own);
    if (verdict === 'framework') left.set(file, { path: file.target, package: ownerOf(file), pack: own.pack.name });
    // For the SDK a framework that has lost once is out of the running for that name.
    if (verdict === 'package') known.delete(key);
  }
  return {
    kept: contributions.filter((file) => !left.has(file)),
    left: [...left.values()].toSorted((a, b) => compareOrdinal(a.path, b.path)),
  };
}

/** Content files are no part of what the SDK compares. */
function isCompared({ entry }: Contribution): boolean {
  return !/^contentfiles\//i.test(entry.path);
}

/** What is for some runtimes only comes after what is for all. */
function inOrder(contributions: readonly Contribution[]): readonly Contribution[] {
  const isSpecific = ({ target }: Contribution): boolean => target.includes('/runtimes/');
  return [...contributions.filter((file) => !isSpecific(file)), ...contributions.filter(isSpecific)];
}

/** Of what several packs have, the newest. */
function newestFiles(packs: readonly FrameworkPack[]): Map<string, PackFile> {
  const known = new Map<string, PackFile>();
  for (const pack of packs) {
    for (const file of pack.files) {
      const other = known.get(file.name);
      if (other === undefined || compareFiles(other.file, file) === 'package') known.set(file.name, { pack, file });
    }
  }
  return known;
}

async function judge(contribution: Contribution, { pack, file }: PackFile): Promise<Verdict> {
  const { identity } = contribution.from;
  const override = pack.overrides.get(packageIdKey(identity.id));
  if (override !== undefined && compareNuGetVersions(identity.version, override) <= 0) return 'framework';
  const bytes = await readContribution(contribution);
  const fileVersion = readFileVersion(bytes);
  return compareFiles(file, { assemblyVersion: readAssemblyVersion(bytes), fileVersion });
}

/** Nobody wins where only one side has a version; the framework does where both are equal. */
function compareFiles(framework: Versions, other: Versions): Verdict {
  const [a, b] = [framework.assemblyVersion, other.assemblyVersion];
  if ((a === undefined) !== (b === undefined)) return 'undecided';
  const byAssembly = compareVersions(a, b);
  if (byAssembly !== 0) return byAssembly > 0 ? 'framework' : 'package';
  const [c, d] = [framework.fileVersion, other.fileVersion];
  if ((c === undefined) !== (d === undefined)) return 'undecided';
  return compareVersions(c, d) < 0 ? 'package' : 'framework';
}

type Versions = Pick<FrameworkFile, 'assemblyVersion' | 'fileVersion'>;

function compareVersions(a: AssemblyVersion | undefined, b: AssemblyVersion | undefined): number {
  return a === undefined || b === undefined ? 0 : compareAssemblyVersions(a, b);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path in the folder of the app. */
function placeOf({ target }: Contribution): string {
  return target.replace(/^lib\/[^/]+\//, '');
}
