import { compareOrdinal } from '@nuspine/primitives';
import type { BundlesManifest, BundlesManifestEntry } from './bundles-manifest.ts';
import type { BinaryFacts, BundleFacts, LayoutFacts, PackageFacts } from './layout-facts.ts';
import type { OfflineConfig } from './offline-config.ts';
import type { PackagesManifest, PackagesManifestEntry } from './packages-manifest.ts';
import type { VendorManifest, VendorManifestEntry } from './vendor-manifest.ts';

/** The three manifests of a layout. */
export interface Manifests {
  readonly packages: PackagesManifest;
  readonly vendor: VendorManifest;
  readonly bundles: BundlesManifest;
}

export const EMPTY_MANIFESTS: Manifests = {
  packages: { formatVersion: 1, packages: [] },
  vendor: { formatVersion: 1, files: [] },
  bundles: { formatVersion: 1, bundles: [] },
};

/** Where the manifests lie, from the root of the repository. */
export function manifestPaths(config: OfflineConfig): Readonly<Record<keyof Manifests, string>> {
  return {
    packages: `${config.packages}/manifest.json`,
    vendor: `${config.vendor}/manifest.json`,
    bundles: `${config.bundles}/manifest.json`,
  };
}

/**
 * The manifests as the files say them, with what people wrote into `previous`. Equal facts give equal manifests. Of a file that
 * cannot say anything now, for it is damaged or still to be fetched, the entry stays as it is.
 */
export function nextManifests(facts: LayoutFacts, previous: Manifests): Manifests {
  const packages = byKey(previous.packages.packages, ({ file }) => file);
  const files = byKey(previous.vendor.files, ({ path }) => path);
  const bundles = byKey(previous.bundles.bundles, ({ path }) => path);
  return {
    packages: {
      ...previous.packages,
      packages: [
        ...facts.packages.map((one) => packageEntry(one, packages.get(one.file))),
        ...facts.unread.flatMap((file) => packages.get(file) ?? []),
      ].toSorted((a, b) => compareOrdinal(a.file, b.file)),
    },
    vendor: { ...previous.vendor, files: facts.binaries.map((one) => vendorEntry(one, files.get(one.path))) },
    bundles: { ...previous.bundles, bundles: facts.bundles.map((one) => bundleEntry(one, bundles.get(one.path))) },
  };
}

function packageEntry(facts: PackageFacts, known: PackagesManifestEntry | undefined): PackagesManifestEntry {
  const { file, id, version, size, digest, contentHash, packageHash, signed } = facts;
  const license = facts.license ?? known?.license;
  return {
    id,
    version,
    file,
    size,
    digest,
    contentHash,
    ...(packageHash === undefined ? {} : { packageHash }),
    signed,
    ...(license === undefined ? {} : { license }),
    origin: known?.origin ?? '',
    consumer: known?.consumer ?? '',
    ...peoplesMembers(known, PACKAGE_MEMBERS),
  };
}

function vendorEntry(facts: BinaryFacts, known: VendorManifestEntry | undefined): VendorManifestEntry {
  if (known !== undefined && facts.kind === LFS_POINTER) return known;
  return {
    path: facts.path,
    size: facts.size,
    digest: facts.digest,
    kind: facts.kind,
    owner: facts.owner,
    origin: known?.origin ?? '',
    version: known?.version ?? '',
    consumer: known?.consumer ?? '',
    ...peoplesMembers(known, VENDOR_MEMBERS),
  };
}

function bundleEntry(facts: BundleFacts, known: BundlesManifestEntry | undefined): BundlesManifestEntry {
  return {
    path: facts.path,
    kind: facts.kind,
    size: facts.size,
    digest: facts.digest,
    origin: known?.origin ?? '',
    consumer: known?.consumer ?? '',
    ...peoplesMembers(known, BUNDLE_MEMBERS),
  };
}

/** The kind of a file that Git LFS still has to fetch (`detectKinds`). */
const LFS_POINTER = 'git-lfs';

const PACKAGE_MEMBERS: readonly string[] =
  'id version file size digest contentHash packageHash signed license origin consumer'.split(' ');
const VENDOR_MEMBERS: readonly string[] = 'path size digest kind owner origin version consumer'.split(' ');
const BUNDLE_MEMBERS: readonly string[] = 'path kind size digest origin consumer'.split(' ');

/** Everything that update does not write itself, in the order that people wrote it. */
function peoplesMembers(known: object | undefined, own: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(known ?? {}).filter(([name]) => !own.includes(name)));
}

function byKey<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}
