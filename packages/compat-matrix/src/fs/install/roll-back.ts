import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MatrixError } from '../../errors.ts';
import type { InstallReport } from '../../install/installation.ts';
import { installRefusals } from '../../install/judge-installation.ts';
import { readMatrixFile } from '../read-matrix-file.ts';
import { readFile } from 'node:fs/promises';
import { RULES_FILE } from '../bundle/write-bundle-archive.ts';
import {
  changeInstallation,
  generationsOf,
  installGeneration,
  removeIfEmpty,
  reportOf,
  STAGING,
} from './change-installation.ts';
import {
  generationFolder,
  GENERATIONS,
  type PointerKind,
  pointerKind,
  removeCurrent,
  switchCurrent,
} from './current-pointer.ts';
import { readManifests } from './install.ts';
import { isStored, STORE, storedFolders } from './package-store.ts';
import { readGeneration } from './read-installation.ts';

export interface ChangeOptions {
  readonly root: string;
  /** That of the system by default. */
  readonly pointer?: PointerKind;
}

/**
 * Makes the generation before the current one current again. Throws `MATRIX_NOTHING_INSTALLED` when there is none, and
 * `MATRIX_INSTALL_INVALID` when it is damaged.
 */
export async function rollBack({ root, pointer = pointerKind() }: ChangeOptions): Promise<InstallReport> {
  return changeInstallation(root, async ({ before, lock }) => {
    if (before?.previous === undefined) {
      throw new MatrixError('MATRIX_NOTHING_INSTALLED', 'there is no earlier installation to go back to', {
        path: root,
      });
    }
    const previous = await readGeneration(root, before.previous);
    for (const { component, digest } of previous.parts) {
      if (await isStored(root, digest)) continue;
      throw new MatrixError('MATRIX_INSTALL_INVALID', `package of ${component} is gone from the store`, {
        path: root,
        wanted: digest,
      });
    }
    await lock.requireHeld();
    await switchCurrent(root, previous.generation, pointer);
    return reportOf(root, before, previous);
  });
}

/**
 * Removes components, or everything when none is named. What is left must work: an extension goes before what it needs.
 * Throws `MATRIX_NOTHING_INSTALLED` and `MATRIX_BUNDLE_UNKNOWN`.
 */
export async function uninstall(
  components: readonly string[],
  { root, pointer = pointerKind() }: ChangeOptions,
): Promise<InstallReport> {
  return changeInstallation(root, async (change) => {
    const { before } = change;
    if (before === undefined) throw new MatrixError('MATRIX_NOTHING_INSTALLED', 'nothing is installed', { path: root });
    const missing = components.filter((name) => !before.parts.some(({ component }) => component === name));
    if (missing.length > 0) {
      throw new MatrixError('MATRIX_BUNDLE_UNKNOWN', `${missing.join(', ')} is not installed`, {
        found: missing,
        wanted: before.parts.map(({ component }) => component),
      });
    }
    const parts =
      components.length === 0 ? [] : before.parts.filter(({ component }) => !components.includes(component));
    if (parts.length === 0) {
      await removeEverything(root);
      return { ...reportOf(root, before, { ...before, parts }), changed: true };
    }
    const rules = join(root, generationFolder(before.generation), RULES_FILE);
    const manifests = await readManifests(root, parts);
    const refusals = installRefusals(await readMatrixFile(rules), parts, manifests, { allowUnknown: true });
    if (refusals.length > 0) return { installed: false, root, refusals };
    const isBundle = before.parts.every(
      ({ kind, component }) => kind === 'extension' || !components.includes(component),
    );
    const { bundle } = before;
    const wanted = bundle !== undefined && isBundle ? { bundle, parts } : { parts };
    return installGeneration(change, wanted, await readFile(rules, 'utf8'), pointer);
  });
}

/** The pointer goes first: what is left after that is nobody's. */
async function removeEverything(root: string): Promise<void> {
  await removeCurrent(root);
  const generations = (await generationsOf(root)).map(generationFolder);
  for (const path of [...generations, ...(await storedFolders(root)), STAGING])
    await rm(join(root, path), { recursive: true, force: true });
  for (const name of [GENERATIONS, STORE]) await removeIfEmpty(join(root, name));
}
