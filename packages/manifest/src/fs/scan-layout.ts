import { existsSync, readlinkSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { dirname } from 'node:path/posix';
import { pathCollisionKey } from '@nuspine/primitives';
import type { Detection } from '../detect/detection.ts';
import { type Finding, finding } from '../finding.ts';
import { folderSet } from '../folder-set.ts';
import { kindsOf } from '../judge-vendored-file.ts';
import type { BinaryFacts, LayoutFacts, PackageFacts, StrayBinary } from '../layout-facts.ts';
import { type LayoutPlaces, layoutPlaces, ownersIn } from '../layout-places.ts';
import type { OfflineConfig } from '../offline-config.ts';
import { isSafePath } from '../safe-path.ts';
import { readBundleFacts } from './bundle-facts.ts';
import { copyKnown } from './examine/copy-known.ts';
import { detectionsOf, examineFiles, type ExaminedFiles } from './examine/examine-files.ts';
import { createTable, digestAt, FILE_TYPE, type FileTable, NO_KIND, sizeAt, WANTED } from './examine/file-table.ts';
import { inParallel } from './in-parallel.ts';
import { requireRoot } from './layout-files.ts';
import { type LayoutListing, listLayout } from './layout-listing.ts';
import { splitUnfinished } from './unfinished-files.ts';
import { duplicatePackages, readPackageFacts } from './package-facts.ts';

export interface ScanOptions {
  /** Paths that the manifest of vendored files lists: looked at though git ignores them. */
  readonly listed?: readonly string[];
  /** What an earlier run found; without it every binary is read. */
  readonly remembered?: ScannedFiles;
  /** Whose turn it is to be read again though it seems the same. */
  readonly turn?: number;
}

/** What was found out about files and packages, to be compared with what lies there another time. */
export interface ScannedFiles extends ExaminedFiles {
  readonly packages: ReadonlyMap<string, PackageFacts>;
}

/** A layout, and how it came to be known. */
export interface ScannedLayout {
  /** Without what lies in `vendored`. */
  readonly facts: LayoutFacts;
  /** Binaries in the roots of vendored files, in order of path. */
  readonly vendored: readonly PlacedFile[];
  readonly listing: LayoutListing;
  readonly files: ScannedFiles;
}

/** A file, and where its columns are. */
export interface PlacedFile {
  readonly path: string;
  readonly index: number;
  readonly type: 'file' | 'link' | 'submodule';
  readonly size: number;
  readonly detections: readonly Detection[];
}

/** Packages that are read at the same time. */
const AT_ONCE = 4;

/** What lies in a repository, as far as its offline layout is concerned. Throws `MANIFEST_ROOT_MISSING`. */
export async function scanLayout(
  root: string,
  config: OfflineConfig,
  options: { readonly listed?: readonly string[] } = {},
): Promise<LayoutFacts> {
  const { facts, vendored, files } = await scanTree(root, config, options);
  return { ...facts, binaries: vendored.map(describeVendored(files.table, config)) };
}

/** The same, with what a later run can do without reading. Throws `MANIFEST_ROOT_MISSING` and `SOURCE_READ_FAILED`. */
export async function scanTree(root: string, config: OfflineConfig, options: ScanOptions = {}): Promise<ScannedLayout> {
  requireRoot(root);
  const listing = await listLayout(root, config, options.listed);
  const places = layoutPlaces(config);
  const examined = await examineListed(root, listing.paths, places, options);
  const all = placeFiles(listing.paths, examined);
  const { finished: files, findings: unfinished } = splitUnfinished(all, places);
  const binaries = files.filter(({ detections }) => detections.length > 0);
  const packages = await scanPackages(root, config, files, examined, options);
  const inBundles = files.filter(({ path }) => places.isInBundles(path));
  const bundles = await readBundleFacts(root, config, inBundles, ({ index }) =>
    Promise.resolve(digestAt(examined.table, index)),
  );
  const vendored = binaries.filter(({ path }) => places.isVendored(path));
  const facts = {
    files: files.length,
    packages: packages.facts,
    binaries: [],
    bundles: bundles.facts,
    unread: packages.unread,
    strays: binaries.filter(({ path }) => places.isStray(path)).map(strayOf),
    findings: [
      ...judgeNames(root, all, config, places),
      ...all.flatMap((entry) => judgeEntry(root, entry, places)),
      ...listing.unreadable.map((path) => finding('name-unreadable', path)),
      // Not even their folder is there.
      ...listing.submodules
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => finding('submodule-unverified', path)),
      ...unfinished,
      ...vendored.flatMap(judgePointer),
      ...packages.findings,
      ...bundles.findings,
    ],
  };
  return { facts, vendored, listing, files: { ...examined, packages: packages.remembered } };
}

/** Brings what is remembered of the listed paths up to what lies on the disk. */
async function examineListed(
  root: string,
  paths: readonly string[],
  { isVendored, isInPackages, isInBundles }: LayoutPlaces,
  { remembered, turn }: ScanOptions,
): Promise<ExaminedFiles> {
  const table = createTable(paths);
  if (remembered !== undefined) copyKnown(remembered.table, table);
  for (const [index, path] of paths.entries()) {
    const isAlways = isInPackages(path) || isInBundles(path);
    table.wanted[index] = isAlways ? WANTED.always : isVendored(path) ? WANTED.ofBinary : WANTED.nothing;
  }
  const known = { table, kinds: remembered?.kinds ?? [] };
  return examineFiles(root, known, turn === undefined ? {} : { turn });
}

/** Without what was deleted since git listed it. A link that git does not know is one all the same. */
function placeFiles(paths: readonly string[], { table, kinds }: ExaminedFiles): readonly PlacedFile[] {
  const known = detectionsOf(kinds);
  const files: PlacedFile[] = [];
  for (const [index, path] of paths.entries()) {
    const type = TYPES[table.types[index] ?? FILE_TYPE.gone];
    if (type === undefined) continue;
    files.push({
      path,
      index,
      type,
      size: sizeAt(table, index),
      detections: known[table.kinds[index] ?? NO_KIND] ?? [],
    });
  }
  return files;
}

const TYPES: Readonly<Record<number, PlacedFile['type']>> = {
  [FILE_TYPE.file]: 'file',
  [FILE_TYPE.link]: 'link',
  [FILE_TYPE.folder]: 'submodule',
};

interface ScannedPackages {
  readonly facts: readonly PackageFacts[];
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
  readonly remembered: ReadonlyMap<string, PackageFacts>;
}

async function scanPackages(
  root: string,
  config: OfflineConfig,
  files: readonly PlacedFile[],
  { table }: ExaminedFiles,
  { remembered }: ScanOptions,
): Promise<ScannedPackages> {
  const isInPackages = folderSet([config.packages]);
  const inFeed = files.filter(({ path }) => isInPackages(path));
  // By name too, for an empty file is no binary, and no package either.
  const isPackage = ({ path }: PlacedFile): boolean => /\.s?nupkg$/i.test(path);
  const fileOf = (path: string): string => path.slice(config.packages.length + 1);
  const results = await inParallel(inFeed.filter(isPackage), AT_ONCE, async ({ path, index, detections }) => {
    const digest = digestAt(table, index);
    const known = remembered?.packages.get(path);
    if (known?.digest === digest) return { path, facts: known, findings: [] };
    const pointed = judgePointer({ path, detections });
    if (pointed.length > 0) return { path, findings: pointed };
    const file = fileOf(path);
    return { path, ...(await readPackageFacts(join(root, path), { path, file, digest })) };
  });
  const facts = results.flatMap((result) => result.facts ?? []);
  const sound = results.filter(({ findings }) => findings.length === 0);
  return {
    facts,
    unread: results.filter((result) => !('facts' in result)).map(({ path }) => fileOf(path)),
    remembered: new Map(sound.flatMap((one) => (one.facts === undefined ? [] : [[one.path, one.facts]]))),
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

/** Describes vendored files as the manifest lists them. */
export function describeVendored(table: FileTable, config: OfflineConfig): (file: PlacedFile) => BinaryFacts {
  const ownerOf = ownersIn(config);
  return ({ path, index, size, detections }) => {
    return { path, size, digest: digestAt(table, index), kind: kindsOf(detections), owner: ownerOf(path) };
  };
}

function strayOf({ path, detections }: PlacedFile): StrayBinary {
  return { path, detections };
}

function judgePointer({ path, detections }: Pick<PlacedFile, 'path' | 'detections'>): readonly Finding[] {
  return detections.some(({ by }) => by === 'pointer') ? [finding('pointer-unresolved', path)] : [];
}

/** Names that mean something else, or the same, somewhere; folders that were given up; exemptions of nothing. */
function judgeNames(
  root: string,
  all: readonly PlacedFile[],
  config: OfflineConfig,
  { isStray }: LayoutPlaces,
): readonly Finding[] {
  const paths = all.map(({ path }) => path).filter((path) => !isStray(path));
  const seen = new Map<string, string>();
  const collisions = paths.flatMap((path) => {
    const key = pathCollisionKey(path);
    const other = seen.get(key);
    seen.set(key, path);
    return other === undefined ? [] : [finding('path-collision', path, { found: other })];
  });
  const unsafe = paths.filter((path) => !isSafePath(path)).map((path) => finding('path-unsafe', path));
  const retired = config.retired.flatMap((name) => {
    const key = pathCollisionKey(name);
    const inTree = all.find(({ path }) => `/${pathCollisionKey(dirname(path))}/`.includes(`/${key}/`));
    if (inTree === undefined && !existsSync(join(root, name))) return [];
    return [finding('folder-retired', name, { found: inTree?.path ?? name })];
  });
  const unused = config.exempt
    .filter(({ path }) => !existsSync(join(root, path)))
    .map(({ path }) => finding('exemption-unused', path));
  return [...collisions, ...unsafe, ...retired, ...unused];
}

function judgeEntry(root: string, { path, type }: PlacedFile, { isStray }: LayoutPlaces): readonly Finding[] {
  if (type === 'submodule') return [finding('submodule-unverified', path)];
  if (type !== 'link') return [];
  const target = readlinkSync(join(root, path));
  const place = relative(root, resolve(join(root, path), '..', target));
  const isOutside = isAbsolute(target) || isAbsolute(place) || place === '..' || /^\.\.[/\\]/.test(place);
  if (isOutside) return [finding('link-outside', path, { found: target })];
  return isStray(path) ? [] : [finding('link-in-root', path, { found: target })];
}
