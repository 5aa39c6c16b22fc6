import { bytesSource } from '@nuspine/primitives';
import { buildPackage as packageBytes } from '@nuspine/testkit/packages';
import { type Package, readPackage } from '../../src/index.ts';

export interface PackageRecipe {
  readonly id: string;
  readonly version?: string;
  /** Dependencies as "Id range", by framework; `any` for a group without one. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  /** Paths of files that say where they come from, or content by path. */
  readonly files?: readonly string[] | Readonly<Record<string, string | Uint8Array>>;
  /** More elements of the metadata. */
  readonly metadata?: string;
}

/** The bytes of a package made from a recipe. */
export async function buildPackageBytes(recipe: PackageRecipe): Promise<Uint8Array> {
  const { id, version = '1.0.0', dependencies = {}, metadata = '' } = recipe;
  const groups = Object.entries(dependencies).map(groupText).join('');
  return packageBytes({
    id,
    version,
    files: filesOf(recipe),
    metadata: `${metadata}<dependencies>${groups}</dependencies>`,
  });
}

/** The package of a recipe, read from memory. */
export async function buildPackage(recipe: PackageRecipe): Promise<Package> {
  return readPackage(bytesSource(await buildPackageBytes(recipe)));
}

function filesOf({ id, version = '1.0.0', files = [] }: PackageRecipe): Readonly<Record<string, string | Uint8Array>> {
  if (!isPaths(files)) return files;
  return Object.fromEntries(files.map((path) => [path, `${path} of ${id} ${version}`]));
}

function isPaths(files: Exclude<PackageRecipe['files'], undefined>): files is readonly string[] {
  return Array.isArray(files);
}

function groupText([framework, requests]: readonly [string, readonly string[]]): string {
  const target = framework === 'any' ? '' : ` targetFramework="${framework}"`;
  return `<group${target}>${requests.map(dependencyText).join('')}</group>`;
}

/** `Id range`, and after it `include=…` or `exclude=…` if they matter. */
function dependencyText(request: string): string {
  const [id = '', range = '', ...flags] = request.split(' ');
  const attributes = flags.map((flag) => flag.replace('=', '="').concat('"'));
  return `<dependency id="${id}" version="${range}" ${attributes.join(' ')}/>`;
}
