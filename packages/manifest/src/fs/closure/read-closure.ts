import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CentralPackages,
  NO_CENTRAL_PACKAGES,
  parseAssetsFile,
  parseCentralPackages,
  parseLockFile,
} from '@nuspine/nupkg-core';
import { CodedError, type Environment } from '@nuspine/primitives';
import { type Closure, type ClosureGap, collectWishes, type PackageWish } from '../../closure/wanted-package.ts';
import {
  wishesOfAssets,
  wishesOfGlobalJson,
  wishesOfLockFile,
  wishesOfProject,
  wishesOfTools,
} from '../../closure/wishes.ts';
import { isWithin, type OfflineConfig } from '../../offline-config.ts';
import { readIfThere } from '../layout-files.ts';
import { listFiles } from '../list-files.ts';
import { askSdk } from './ask-sdk.ts';

export interface ReadClosureOptions {
  /** The variables that builds run with: where the SDK is, and what its projects read. */
  readonly environment: Environment;
}

/** What one document says. */
interface Wishes {
  readonly consumer: string;
  readonly packages: readonly PackageWish[];
  readonly gaps?: readonly ClosureGap[];
}

/**
 * Everything that the projects and tools of a repository need: what lock files lock, or else what the last restore chose;
 * packs of frameworks and runtimes, which no lock file has; tools; SDKs. A document that cannot be read is a gap.
 */
export async function readClosure(
  root: string,
  config: OfflineConfig,
  { environment }: ReadClosureOptions,
): Promise<Closure> {
  const files = (await listFiles(root))
    .map(({ path }) => path)
    .filter((path) => !config.exempt.some((one) => isWithin(path, one.path)) && existsSync(join(root, path)));
  const projects = files.filter((path) => /\.(cs|fs|vb)proj$/i.test(path));
  const wishes: Wishes[] = [];
  for (const path of projects) wishes.push(...(await wishesAt(root, path, environment)));
  for (const [name, read] of DOCUMENTS) {
    for (const path of files.filter((file) => file.split('/').at(-1) === name)) {
      wishes.push(await wishesIn(path, async () => read(await readFile(join(root, path)), path)));
    }
  }
  return { projects: projects.length, packages: collectWishes(wishes), gaps: wishes.flatMap(({ gaps = [] }) => gaps) };
}

const DOCUMENTS = [
  ['dotnet-tools.json', wishesOfTools],
  ['global.json', wishesOfGlobalJson],
] as const;

async function wishesAt(root: string, project: string, environment: Environment): Promise<readonly Wishes[]> {
  const folder = dirname(project);
  const lockPath = join(folder, 'packages.lock.json').replaceAll('\\', '/');
  const lock = await readIfThere(join(root, lockPath));
  const assets = await readIfThere(join(root, folder, 'obj/project.assets.json'));
  const restored =
    assets === undefined ? undefined : await wishesIn(project, () => wishesOfAssets(parseAssetsFile(assets, project)));
  const packs = (await askSdk(join(root, project), environment)) ?? restored?.packages;
  const direct = lock ?? assets;
  return [
    ...(lock === undefined ? [] : [await wishesIn(lockPath, () => wishesOfLockFile(parseLockFile(lock, lockPath)))]),
    ...(lock === undefined && restored !== undefined ? [restored] : []),
    ...(direct === undefined ? [await directWishes(root, project)] : []),
    { consumer: project, packages: packs ?? [], gaps: packs === undefined ? [gap(project, NO_PACKS)] : [] },
  ];
}

const NO_PACKS = 'no SDK and no restore says which packs its frameworks and runtimes need';
const NO_LOCK = 'has neither a lock file nor a restore: only what it refers to itself is known';

function gap(path: string, reason: string): ClosureGap {
  return { path, reason };
}

/** Without a lock file and without a restore the list ends at what the project itself refers to. */
async function directWishes(root: string, project: string): Promise<Wishes> {
  const wishes = await wishesIn(project, async () => {
    const { versions } = await readCentral(root, dirname(project));
    return wishesOfProject(await readFile(join(root, project), 'utf8'), project, versions);
  });
  return wishes.packages.length === 0 ? wishes : { ...wishes, gaps: [...(wishes.gaps ?? []), gap(project, NO_LOCK)] };
}

/** The nearest `Directory.Packages.props`, up to the root of the repository. */
async function readCentral(root: string, folder: string): Promise<CentralPackages> {
  const path = join(folder, 'Directory.Packages.props');
  const bytes = await readIfThere(join(root, path));
  if (bytes !== undefined) return parseCentralPackages(bytes, path);
  return folder === '.' ? NO_CENTRAL_PACKAGES : readCentral(root, dirname(folder));
}

async function wishesIn(
  consumer: string,
  read: () => readonly PackageWish[] | Promise<readonly PackageWish[]>,
): Promise<Wishes> {
  try {
    return { consumer, packages: await read() };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { consumer, packages: [], gaps: [gap(consumer, `${String(error.code)}: ${error.message}`)] };
  }
}
