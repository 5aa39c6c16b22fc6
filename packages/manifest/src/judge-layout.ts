import { pathCollisionKey } from '@nuspine/primitives';
import { type Finding, finding, sortFindings } from './finding.ts';
import { differences, kindsOf, type Members, unlisted } from './judge-vendored-file.ts';
import type { BinaryFacts, LayoutFacts, StrayBinary } from './layout-facts.ts';
import { vendoredPlaces } from './layout-places.ts';
import { manifestPaths, type Manifests } from './manifests.ts';
import type { OfflineConfig } from './offline-config.ts';
import { owesWords, VENDORED_WORDS, type VendorManifestEntry } from './vendor-manifest.ts';

/** An entry of a manifest beside the file that it is about, in the members that both have. */
interface Comparison {
  readonly path: string;
  readonly members: Members;
}

/** Everything that does not hold: the files against the manifests, and what people owe. */
export function judgeLayout(facts: LayoutFacts, manifests: Manifests, config: OfflineConfig): readonly Finding[] {
  return sortFindings([
    ...facts.findings,
    ...facts.strays.flatMap(judgeStray),
    ...judgePackages(facts, manifests, config),
    ...judgeVendored(facts, manifests, config),
    ...judgeBundles(facts, manifests, config),
  ]);
}

function judgeStray({ path, detections }: StrayBinary): readonly Finding[] {
  const kinds = kindsOf(detections);
  const isPointer = detections.some(({ by }) => by === 'pointer');
  return [
    finding('binary-outside-roots', path, { found: kinds }),
    ...(isPointer ? [finding('pointer-unresolved', path)] : []),
    ...(detections.some(({ category }) => category === 'key')
      ? [finding('key-committed', path, { found: kinds })]
      : []),
  ];
}

function judgePackages(facts: LayoutFacts, { packages }: Manifests, config: OfflineConfig): readonly Finding[] {
  const place = (file: string): string => `${config.packages}/${file}`;
  const found = facts.packages.map(({ file, ...members }) => ({ path: place(file), members }));
  const listed = packages.packages.map(({ file, ...members }) => ({ path: place(file), members }));
  const unread = new Set(facts.unread.map(place));
  return [
    ...compare(
      found,
      listed.filter(({ path }) => !unread.has(path)),
    ),
    ...duplicates(listed),
    ...packages.packages.flatMap(({ file, ...entry }) => owed(place(file), entry, ['origin', 'consumer'])),
  ];
}

function judgeVendored(facts: LayoutFacts, { vendor }: Manifests, config: OfflineConfig): readonly Finding[] {
  const isVendored = vendoredPlaces(config);
  return [
    ...compareVendored(facts.binaries, vendor.files),
    ...duplicates(vendor.files),
    ...vendor.files.filter(owesWords).flatMap(({ path, ...entry }) => owed(path, entry, VENDORED_WORDS)),
    ...vendor.files
      .filter(({ path }) => !isVendored(path))
      .map(({ path }) => finding('entry-misplaced', manifestPaths(config).vendor, { found: path })),
  ];
}

/** There may be 100,000 of them, nearly all of which are what the manifest lists. */
function compareVendored(binaries: readonly BinaryFacts[], files: readonly VendorManifestEntry[]): readonly Finding[] {
  const entries = new Map(files.map((entry) => [entry.path, entry]));
  const sound = new Set<string>();
  for (const facts of binaries) {
    const entry = entries.get(facts.path);
    if (entry !== undefined && isAsListed(facts, entry)) sound.add(facts.path);
  }
  return compare(
    binaries.filter(({ path }) => !sound.has(path)).map(({ path, ...members }) => ({ path, members })),
    files.filter(({ path }) => !sound.has(path)).map(({ path, ...members }) => ({ path, members })),
  );
}

function isAsListed(facts: BinaryFacts, entry: VendorManifestEntry): boolean {
  return (
    facts.size === entry.size &&
    facts.digest === entry.digest &&
    facts.kind === entry.kind &&
    facts.owner === entry.owner
  );
}

function judgeBundles(facts: LayoutFacts, { bundles }: Manifests, config: OfflineConfig): readonly Finding[] {
  const place = (path: string): string => `${config.bundles}/${path}`;
  const found = facts.bundles.map(({ path, ...members }) => ({ path: place(path), members }));
  const listed = bundles.bundles.map(({ path, ...members }) => ({ path: place(path), members }));
  return [
    ...compare(found, listed),
    ...duplicates(listed),
    ...bundles.bundles.flatMap(({ path, ...entry }) => owed(place(path), entry, ['origin', 'consumer'])),
  ];
}

function compare(found: readonly Comparison[], listed: readonly Comparison[]): readonly Finding[] {
  const entries = new Map(listed.map((entry) => [entry.path, entry.members]));
  const there = new Set(found.map(({ path }) => path));
  return [
    ...found.flatMap(({ path, members }) => {
      const entry = entries.get(path);
      return entry === undefined ? [unlisted(path, members)] : differences(path, entry, members);
    }),
    ...listed.filter(({ path }) => !there.has(path)).map(({ path }) => finding('binary-missing', path)),
  ];
}

function duplicates(listed: readonly { readonly path: string }[]): readonly Finding[] {
  const seen = new Set<string>();
  return listed.flatMap(({ path }) => {
    const key = pathCollisionKey(path);
    if (seen.has(key)) return [finding('entry-duplicate', path)];
    seen.add(key);
    return [];
  });
}

const OWED = { origin: 'origin-missing', version: 'version-missing', consumer: 'consumer-missing' } as const;

/** What only people know. */
function owed(
  path: string,
  entry: Readonly<Record<string, unknown>>,
  members: readonly (keyof typeof OWED)[],
): readonly Finding[] {
  return members.filter((name) => String(entry[name] ?? '').trim() === '').map((name) => finding(OWED[name], path));
}
