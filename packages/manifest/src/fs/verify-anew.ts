import { finding } from '../finding.ts';
import { judgeLayout } from '../judge-layout.ts';
import type { LayoutFacts } from '../layout-facts.ts';
import { requireDocumentSize } from '../limits.ts';
import { EMPTY_MANIFESTS } from '../manifests.ts';
import type { OfflineConfig } from '../offline-config.ts';
import { readVendorListing, type VendorListing } from '../vendor-listing.ts';
import { parseVendorManifest, type VendorManifest } from '../vendor-manifest.ts';
import { findUnsound } from './compare-vendored.ts';
import { readManifestsWith, readOfflineConfig } from './layout-files.ts';
import type { LayoutCache } from './remembered/layout-cache.ts';
import type { LayoutVerdict } from './remembered/layout-verdict.ts';
import { askForNames, rememberLayout } from './remembered/remember-layout.ts';
import { requireNoLayoutAbove } from './require-no-layout-above.ts';
import { describeVendored, type ScannedFiles, type ScannedLayout, scanTree } from './scan-layout.ts';

/**
 * Reads a layout and its manifests and compares them; of files that are the same as remembered, nothing is read. Throws for
 * documents that cannot be read: `MANIFEST_CONFIG_INVALID`, `MANIFEST_DOCUMENT_INVALID`, `MANIFEST_LIMIT_EXCEEDED`,
 * `MANIFEST_ROOT_MISSING`; and `SOURCE_READ_FAILED`.
 */
export async function verifyAnew(
  root: string,
  cache: LayoutCache,
  remembered: ScannedFiles | undefined,
): Promise<LayoutVerdict> {
  requireNoLayoutAbove(root);
  const config = await readOfflineConfig(root);
  const { vendor, missing, ...others } = await readManifestsWith(vendorReader(config), root, config);
  const existing = askForNames(root, config);
  const known = remembered === undefined ? {} : { remembered };
  const listed = vendor === undefined ? [] : listedPaths(vendor);
  const scanned = await scanTree(root, config, { ...known, listed, turn: cache.turn });
  const { facts, vendor: entries } = vendoredSides(scanned, vendor ?? EMPTY_MANIFESTS.vendor, config);
  const { files, packages, bundles, strays } = facts;
  const manifests = { ...others, vendor: entries };
  const verdict = {
    config,
    packages: manifests.packages,
    buildFiles: scanned.listing.buildFiles,
    checked: {
      files,
      packages: packages.length,
      binaries: scanned.vendored.length + strays.length,
      bundles: bundles.length,
    },
    findings: [...judgeLayout(facts, manifests, config), ...missing.map((path) => finding('manifest-missing', path))],
  };
  if (cache.keeps) {
    const absent = scanned.listing.absent.map((path) => [path, false] as const);
    const names = { manifests, existing: [...existing, ...absent] };
    cache.write(rememberLayout(root, scanned, verdict, { ...names, startedAt: cache.startedAt }));
  }
  return verdict;
}

/** The manifest of vendored files in columns, or as a document where it cannot be read so. */
type ListedVendored = VendorListing | VendorManifest;

function vendorReader(config: OfflineConfig): (bytes: Uint8Array, path: string) => ListedVendored {
  return (bytes, path) => {
    requireDocumentSize(bytes.length, path);
    return readVendorListing(bytes, config) ?? parseVendorManifest(bytes, path);
  };
}

function listedPaths(vendor: ListedVendored): readonly string[] {
  return 'files' in vendor ? vendor.files.map(({ path }) => path) : vendor.paths;
}

/** What is to be compared: of a manifest in columns, only what differs. */
function vendoredSides(
  scanned: ScannedLayout,
  listed: ListedVendored,
  config: OfflineConfig,
): { readonly facts: LayoutFacts; readonly vendor: VendorManifest } {
  const { facts, vendored, files } = scanned;
  if ('files' in listed) {
    return { facts: { ...facts, binaries: vendored.map(describeVendored(files.table, config)) }, vendor: listed };
  }
  const unsound = findUnsound(scanned, listed, config);
  return { facts: { ...facts, binaries: unsound.binaries }, vendor: { formatVersion: 1, files: unsound.files } };
}
