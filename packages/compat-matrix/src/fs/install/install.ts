import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import { MatrixError } from '../../errors.ts';
import {
  type ExtensionManifest,
  EXTENSION_MANIFEST,
  parseExtensionManifest,
} from '../../install/extension-manifest.ts';
import type { InstallRefusal, InstallReport } from '../../install/installation.ts';
import { installRefusals } from '../../install/judge-installation.ts';
import { type WantedSet, wantedSet } from '../../install/wanted-parts.ts';
import type { Matrix } from '../../matrix.ts';
import { parseMatrix } from '../../parse-matrix.ts';
import { RULES_FILE } from '../bundle/write-bundle-archive.ts';
import { readMatrixText } from '../read-matrix-file.ts';
import { type Change, changeInstallation, installGeneration, reportOf } from './change-installation.ts';
import { generationFolder, type PointerKind, pointerKind } from './current-pointer.ts';
import { type InstallSource, isFileRequest, openInstallSource } from './install-source.ts';
import { contentFolder, isStored, storePackage } from './package-store.ts';

export interface InstallOptions {
  /** Folder of the installation; made if it is not there. */
  readonly root: string;
  /** Bundles, components, `component@version`, and paths of archives and packages. */
  readonly requests: readonly string[];
  /** A registry in a folder or on a server, an archive, or a folder of packages. */
  readonly from?: string;
  /** Path of the rules, in place of those of the source. */
  readonly matrix?: string;
  /** The digest that the archive must have. */
  readonly digest?: string;
  /** Also install what nobody knows to work. */
  readonly allowUnknown?: boolean;
  readonly environment: Environment;
  /** That of the system by default. */
  readonly pointer?: PointerKind;
}

/**
 * Installs: compatibility first, then packages into the store, each compared with its digest, then one switch of what is
 * current. Until that switch nothing that is installed changes, whatever happens. Throws `MATRIX_INSTALL_LOCKED`,
 * `MATRIX_BUNDLE_UNKNOWN`, `MATRIX_DIGEST_MISMATCH`, `MATRIX_EXTENSION_INVALID`, `FILE_WRITE_FAILED` and what
 * `openInstallSource` throws.
 */
export async function install(options: InstallOptions): Promise<InstallReport> {
  return changeInstallation(options.root, async (change) => {
    const sources = await openSources(options, change);
    const rules = await rulesOf(options, change, sources);
    const matrix = parseMatrix(rules);
    const offer = {
      bundles: sources.flatMap((source) => source.offer.bundles),
      parts: sources.flatMap((source) => source.offer.parts),
    };
    const wanted = wantedSet(matrix, offer, requestsOf(options, sources), change.before ?? { parts: [] });
    const refused = installRefusals(matrix, wanted.parts, [], options);
    if (refused.length > 0) return { installed: false, root: options.root, refusals: refused };
    if (isInstalled(change, wanted)) return unchanged(change, options);
    for (const part of wanted.parts) await fetchPart(change, sources, part);
    const refusals = await extensionRefusals(change.root, matrix, wanted, options);
    if (refusals.length > 0) return { installed: false, root: options.root, refusals };
    return installGeneration(change, wanted, rules, options.pointer ?? pointerKind());
  });
}

async function openSources(
  { from, requests, ...options }: InstallOptions,
  { staging }: Change,
): Promise<readonly InstallSource[]> {
  const places = [...requests.filter(isFileRequest), ...(from === undefined ? [] : [from])];
  const sources: InstallSource[] = [];
  for (const [index, place] of places.entries()) {
    const folder = join(staging, `source-${String(index)}`);
    await mkdir(folder);
    sources.push(await openInstallSource(place, { ...options, staging: folder }));
  }
  return sources;
}

/** A file that is named asks for all that it holds. */
function requestsOf({ requests }: InstallOptions, sources: readonly InstallSource[]): readonly string[] {
  const files = requests.filter(isFileRequest);
  return requests.flatMap((request) => {
    const source = sources[files.indexOf(request)];
    if (source === undefined) return [request];
    const { bundles, parts } = source.offer;
    if (bundles.length > 0) return bundles.map(({ name, version }) => `${name}@${version}`);
    return parts.map(({ component, version }) => `${component}@${version}`);
  });
}

/** Rules that are named, those of a source, or those that the installation was judged with. */
async function rulesOf(
  { matrix }: InstallOptions,
  { root, before }: Change,
  sources: readonly InstallSource[],
): Promise<string> {
  // What is wrong with it is said of the file.
  if (matrix !== undefined) return (await readMatrixText(matrix)).text;
  const own = sources.find(({ rules }) => rules !== undefined)?.rules;
  if (own !== undefined) return own;
  return before === undefined ? '' : readFile(join(root, generationFolder(before.generation), RULES_FILE), 'utf8');
}

function isInstalled({ before }: Change, { bundle, parts }: WantedSet): boolean {
  if (before === undefined || before.parts.length !== parts.length) return false;
  const isSame = before.bundle?.name === bundle?.name && before.bundle?.version === bundle?.version;
  return isSame && parts.every(({ digest }) => before.parts.some((one) => one.digest === digest));
}

function unchanged({ before }: Change, { root }: InstallOptions): InstallReport {
  if (before === undefined) throw new MatrixError('MATRIX_NOTHING_INSTALLED', 'nothing is installed', { path: root });
  return reportOf(root, before, before);
}

async function fetchPart(
  { root, staging }: Change,
  sources: readonly InstallSource[],
  part: WantedSet['parts'][number],
): Promise<void> {
  if (await isStored(root, part.digest)) return;
  const source = sources.find(({ offer }) => offer.parts.some(({ digest }) => digest === part.digest));
  if (source === undefined) {
    throw new MatrixError('MATRIX_BUNDLE_UNKNOWN', `nothing offers ${part.component} ${part.version} any more`, {
      found: part.digest,
    });
  }
  await storePackage(root, staging, part, await source.fetch(part));
}

async function extensionRefusals(
  root: string,
  matrix: Matrix,
  { parts }: WantedSet,
  options: InstallOptions,
): Promise<readonly InstallRefusal[]> {
  return installRefusals(matrix, parts, await readManifests(root, parts), options);
}

/** What the extensions of a set say of themselves. Throws `MATRIX_EXTENSION_INVALID` for one that says nothing. */
export async function readManifests(root: string, parts: WantedSet['parts']): Promise<readonly ExtensionManifest[]> {
  const extensions = parts.filter(({ kind }) => kind === 'extension');
  return Promise.all(
    extensions.map(async ({ digest, component, version }) => {
      const path = join(root, contentFolder(digest), EXTENSION_MANIFEST);
      const text = await readFile(path, 'utf8').catch((cause: unknown) => {
        throw new MatrixError('MATRIX_EXTENSION_INVALID', `extension ${component} has no ${EXTENSION_MANIFEST}`, {
          path,
          cause,
        });
      });
      const manifest = parseExtensionManifest(text, path);
      if (manifest.name === component && manifest.version === version) return manifest;
      throw new MatrixError('MATRIX_EXTENSION_INVALID', 'extension is not what its manifest says', {
        path,
        wanted: `${component} ${version}`,
        found: `${manifest.name} ${manifest.version}`,
      });
    }),
  );
}
