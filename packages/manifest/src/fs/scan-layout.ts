import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { parseRelativePath, pathCollisionKey, PrimitivesError } from '@nuspine/primitives';
import type { Detection } from '../detect/detection.ts';
import { ManifestError } from '../errors.ts';
import { type Finding, finding } from '../finding.ts';
import { kindsOf } from '../judge-layout.ts';
import type { BinaryFacts, LayoutFacts, PackageFacts, StrayBinary } from '../layout-facts.ts';
import { isWithin, type OfflineConfig } from '../offline-config.ts';
import { readBundleFacts } from './bundle-facts.ts';
import { detectFile } from './detect-file.ts';
import { type FactCache, type FileState, NO_FACT_CACHE } from './fact-cache.ts';
import { fileDigest } from './file-digest.ts';
import { inParallel } from './in-parallel.ts';
import { listFiles, type TreeEntry, walkFiles } from './list-files.ts';
import { duplicatePackages, readPackageFacts } from './package-facts.ts';

export interface ScanOptions {
  readonly cache?: FactCache;
}

/** A file, its state on disk and where it belongs. */
interface PlacedFile extends TreeEntry {
  readonly stat: FileState;
}

/** Files that are hashed at the same time: two cores, and a disk that reads ahead. */
const AT_ONCE = 4;

/** What lies in a repository, as far as its offline layout is concerned. Throws `MANIFEST_ROOT_MISSING`. */
export async function scanLayout(root: string, config: OfflineConfig, options: ScanOptions = {}): Promise<LayoutFacts> {
  if (!existsSync(root)) throw new ManifestError('MANIFEST_ROOT_MISSING', 'folder is not there', { path: root });
  const { cache = NO_FACT_CACHE } = options;
  const all = (await listEntries(root, config)).flatMap((entry) => placed(root, entry));
  const files = all.filter(({ type }) => type === 'file');
  const detected = files.map((file) => ({ ...file, detections: detectCached(root, file, cache) }));
  const binaries = detected.filter(({ detections }) => detections.length > 0);
  const packages = await scanPackages(root, config, detected, cache);
  const bundles = await readBundleFacts(root, config, files);
  const vendored = await scanVendored(root, config, binaries, cache);
  await cache.save();
  return {
    files: files.length,
    packages: packages.facts,
    binaries: vendored,
    bundles: bundles.facts,
    strays: binaries.filter(({ path }) => isStray(path, config)).map(strayOf),
    findings: [
      ...judgeNames(root, all, config),
      ...all.flatMap((entry) => judgeEntry(root, entry, config)),
      ...binaries.filter(({ path }) => isVendored(path, config)).flatMap(judgePointer),
      ...packages.findings,
      ...bundles.findings,
    ],
  };
}

/** As git sees them, and in the roots of the layout everything, ignored or not. The cache has a check of its own. */
async function listEntries(root: string, config: OfflineConfig): Promise<readonly TreeEntry[]> {
  const own = [config.packages, config.vendor, config.bundles].flatMap((folder) => walkFiles(root, folder));
  const entries = new Map([...(await listFiles(root)), ...own].map((entry) => [entry.path, entry]));
  return [...entries.values()]
    .filter(({ path }) => !isWithin(path, config.cache) && !config.exempt.some((one) => isWithin(path, one.path)))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Without what was deleted since git listed it. A link that git does not know is one all the same. */
function placed(root: string, entry: TreeEntry): readonly PlacedFile[] {
  const stat = lstatSync(join(root, entry.path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  const type = stat.isSymbolicLink() ? 'link' : stat.isDirectory() ? 'submodule' : 'file';
  if (type === 'file' && !stat.isFile()) return [];
  // No more than is needed: there may be 100,000 of them.
  const { size, mtimeMs, ctimeMs, ino, dev } = stat;
  return [{ path: entry.path, type, stat: { size, mtimeMs, ctimeMs, ino, dev } }];
}

function detectCached(root: string, { path, stat }: PlacedFile, cache: FactCache): readonly Detection[] {
  const known = cache.get('kind', path, stat);
  if (isDetections(known)) return known;
  const detections = detectFile(join(root, path), stat.size);
  cache.set('kind', path, stat, detections);
  return detections;
}

function isDetections(known: unknown): known is readonly Detection[] {
  return Array.isArray(known);
}

type DetectedFile = PlacedFile & { readonly detections: readonly Detection[] };

async function scanPackages(
  root: string,
  config: OfflineConfig,
  detected: readonly DetectedFile[],
  cache: FactCache,
): Promise<{ readonly facts: readonly PackageFacts[]; readonly findings: readonly Finding[] }> {
  const inFeed = detected.filter(({ path }) => isWithin(path, config.packages));
  // By name too, for an empty file is no binary, and no package either.
  const isPackage = ({ path }: DetectedFile): boolean => /\.s?nupkg$/i.test(path);
  const results = await inParallel(inFeed.filter(isPackage), AT_ONCE, async ({ path, stat }) => {
    const known = cache.get('package', path, stat);
    if (isPackageFacts(known)) return { facts: known, findings: [] };
    const file = path.slice(config.packages.length + 1);
    const result = await readPackageFacts(join(root, path), { path, file, size: stat.size });
    if (result.findings.length === 0) cache.set('package', path, stat, result.facts);
    return result;
  });
  const facts = results.flatMap((result) => result.facts ?? []);
  return {
    facts,
    findings: [
      ...results.flatMap(({ findings }) => findings),
      ...duplicatePackages(facts, (file) => `${config.packages}/${file}`),
      // LocalFolderUtility: packages in the folder itself and one level below are served, deeper ones are not.
      ...facts
        .filter(({ file }) => file.split('/').length > 2)
        .map(({ file }) => finding('package-hidden', `${config.packages}/${file}`)),
      ...inFeed
        .filter((file) => file.detections.length > 0 && !isPackage(file))
        .map(({ path, detections }) => finding('binary-unlisted', path, { found: kindsOf(detections) })),
    ],
  };
}

function isPackageFacts(known: unknown): known is PackageFacts {
  return typeof known === 'object' && known !== null && 'contentHash' in known;
}

async function scanVendored(
  root: string,
  config: OfflineConfig,
  binaries: readonly DetectedFile[],
  cache: FactCache,
): Promise<readonly BinaryFacts[]> {
  const vendored = binaries.filter(({ path }) => isVendored(path, config));
  return inParallel(vendored, AT_ONCE, async ({ path, stat, detections }) => {
    const known = cache.get('digest', path, stat);
    const size = stat.size;
    const digest = isSha256(known) ? known : await fileDigest(join(root, path), size);
    cache.set('digest', path, stat, digest);
    return { path, size, digest, kind: kindsOf(detections), owner: ownerOf(path, config) };
  });
}

function isSha256(known: unknown): known is BinaryFacts['digest'] {
  return typeof known === 'string' && known.startsWith('sha256:');
}

/** The root, or the module in a folder of modules. */
function ownerOf(path: string, { owners, vendor, approved }: OfflineConfig): string {
  const folder = owners.find((owner) => isWithin(path, owner));
  if (folder === undefined) return [vendor, ...approved].find((root) => isWithin(path, root)) ?? vendor;
  const names = path.split('/');
  const depth = folder.split('/').length;
  return names.slice(0, Math.min(depth + 1, names.length - 1)).join('/');
}

function isVendored(path: string, { vendor, owners, approved }: OfflineConfig): boolean {
  return [vendor, ...owners, ...approved].some((folder) => isWithin(path, folder));
}

function isStray(path: string, config: OfflineConfig): boolean {
  return !isVendored(path, config) && !isWithin(path, config.packages) && !isWithin(path, config.bundles);
}

function strayOf({ path, detections }: DetectedFile): StrayBinary {
  return { path, detections };
}

function judgePointer({ path, detections }: DetectedFile): readonly Finding[] {
  return detections.some(({ by }) => by === 'pointer') ? [finding('pointer-unresolved', path)] : [];
}

/** Names that mean something else, or the same, somewhere; folders that were given up; exemptions of nothing. */
function judgeNames(root: string, all: readonly PlacedFile[], config: OfflineConfig): readonly Finding[] {
  const paths = all.map(({ path }) => path).filter((path) => !isStray(path, config));
  const seen = new Map<string, string>();
  const collisions = paths.flatMap((path) => {
    const other = seen.get(pathCollisionKey(path));
    seen.set(pathCollisionKey(path), path);
    return other === undefined ? [] : [finding('path-collision', path, { found: other })];
  });
  const unsafe = paths.filter((path) => !isSafe(path)).map((path) => finding('path-unsafe', path));
  const retired = config.retired.flatMap((name) => {
    const inTree = all.find(({ path }) =>
      path
        .split('/')
        .slice(0, -1)
        .some((part) => pathCollisionKey(part) === pathCollisionKey(name)),
    );
    if (inTree === undefined && !existsSync(join(root, name))) return [];
    return [finding('folder-retired', name, { found: inTree?.path ?? name })];
  });
  const unused = config.exempt
    .filter(({ path }) => !existsSync(join(root, path)))
    .map(({ path }) => finding('exemption-unused', path));
  return [...collisions, ...unsafe, ...retired, ...unused];
}

function isSafe(path: string): boolean {
  try {
    return parseRelativePath(path) === path;
  } catch (error) {
    if (error instanceof PrimitivesError) return false;
    throw error;
  }
}

function judgeEntry(root: string, { path, type }: PlacedFile, config: OfflineConfig): readonly Finding[] {
  if (type === 'submodule') return [finding('submodule-unverified', path)];
  if (type !== 'link') return [];
  const target = readlinkSync(join(root, path));
  const place = relative(root, resolve(join(root, path), '..', target));
  const isOutside = isAbsolute(target) || isAbsolute(place) || place === '..' || /^\.\.[/\\]/.test(place);
  if (isOutside) return [finding('link-outside', path, { found: target })];
  return isStray(path, config) ? [] : [finding('link-in-root', path, { found: target })];
}
