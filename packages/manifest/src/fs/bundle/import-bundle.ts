import { existsSync } from 'node:fs';
import type { OnProgress } from '@nuspine/nupkg-core';
import type { Digest } from '@nuspine/primitives';
import type { BundleDocument } from '../../bundle/bundle-document.ts';
import type { ImportReport } from '../../bundle/bundle-reports.ts';
import { type ImportPlan, stateFor } from '../../bundle/import-plan.ts';
import { ManifestError } from '../../errors.ts';
import { requireRoot } from '../layout-files.ts';
import { commitImport, followJournal } from './import-journal.ts';
import {
  dropWaiting,
  isStored,
  keepWaiting,
  readHistory,
  readWaiting,
  requireStoreRoom,
  storeBlob,
  storedBlob,
  tidyStore,
} from './import-store.ts';
import { prepareImport } from './prepare-import.ts';
import { changeSettled } from './change-settled.ts';
import { readTreeState, type TreeState } from './tree-state.ts';
import { visitBundle } from './visit-bundle.ts';

export interface ImportOptions {
  /** Of the bundle in an image layout that holds several. */
  readonly tag?: string;
  /** Verifies the bundle and says what would be placed; the tree stays as it is. */
  readonly checkOnly?: boolean;
  readonly onProgress?: OnProgress;
}

/**
 * Brings the tree of a repository to what a bundle leads to (docs/formats/offline-bundle.md, clause 6). Every byte is
 * verified first; then the tree becomes the new one, or stays the old one. An import that was cut off is completed by the
 * next call, which does not read again what it kept. A bundle whose base is not there waits for it. Throws `BUNDLE_INVALID`,
 * `BUNDLE_INCOMPLETE`, `BUNDLE_DIGEST_MISMATCH`, `BUNDLE_PATH_REFUSED`, `BUNDLE_ROOTS_DIFFER`, `BUNDLE_TARGET_OCCUPIED`,
 * `FOLDER_LOCKED`, `FILE_WRITE_FAILED`, `MANIFEST_ROOT_MISSING`, and what applying deltas throws.
 */
export async function importBundle(root: string, bundle: string, options: ImportOptions = {}): Promise<ImportReport> {
  requireRoot(root);
  return changeSettled(root, () => importLocked(root, bundle, options));
}

async function importLocked(root: string, bundle: string, options: ImportOptions): Promise<ImportReport> {
  try {
    const tree = await readTreeState(root);
    const history = await readHistory(root);
    const document = await stageBundle(root, bundle, tree, options);
    const state = stateFor(document, { contents: tree.contents, history });
    if (options.checkOnly === true) {
      const plan = state === 'applied' ? await prepareImport(root, document, tree, bundle) : { place: [], remove: [] };
      return await reportOf(root, document, 'checked', plan);
    }
    if (state === 'waiting') await keepWaiting(root, document);
    const plans = state === 'applied' ? [await apply(root, document, tree, bundle)] : [];
    plans.push(...(await applyWaiting(root)));
    const all = { place: plans.flatMap(({ place }) => place), remove: plans.flatMap(({ remove }) => remove) };
    return await reportOf(root, document, state, all);
  } finally {
    await tidyStore(root);
  }
}

/** Verifies a bundle from its first byte to its last and keeps what it carries. What was kept before is not written again. */
async function stageBundle(
  root: string,
  bundle: string,
  tree: TreeState,
  { tag, onProgress }: ImportOptions,
): Promise<BundleDocument> {
  let document: BundleDocument | undefined;
  let done = 0;
  await visitBundle(
    bundle,
    {
      document: async (found) => {
        document = found;
        await requireStoreRoom(root, await roomFor(root, found, tree));
      },
      blob: async (blob, chunks) => {
        if (await isStored(root, blob)) for await (const chunk of chunks) void chunk;
        else await storeBlob(root, blob.digest, chunks);
        done += 1;
        onProgress?.({ phase: 'import', done, total: document?.blobs.length ?? done });
      },
    },
    tag,
  );
  if (document !== undefined) return document;
  throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle has no document', { path: bundle });
}

/** Bytes that are still to be written. */
async function roomFor(root: string, { blobs, deltas, files }: BundleDocument, tree: TreeState): Promise<number> {
  const there = new Set(tree.files.map(({ digest }) => digest));
  const made = new Set(deltas.map(({ target }) => target));
  let size = 0;
  for (const blob of blobs) if (!existsSync(storedBlob(root, blob.digest))) size += blob.size;
  for (const file of files) if (made.has(file.digest) && !there.has(file.digest)) size += file.size;
  return size;
}

/** Bundles whose base the tree has become, one after the other. */
async function applyWaiting(root: string): Promise<ImportPlan[]> {
  const plans: ImportPlan[] = [];
  for (;;) {
    const tree = await readTreeState(root);
    const place = { contents: tree.contents, history: await readHistory(root) };
    const waiting = await readWaiting(root);
    for (const one of waiting) if (stateFor(one, place) !== 'waiting') await dropWaiting(root, one);
    const next = waiting.find((one) => stateFor(one, place) === 'applied');
    if (next === undefined) return plans;
    plans.push(await apply(root, next, tree, `bundle ${next.contents}`));
  }
}

async function apply(root: string, document: BundleDocument, tree: TreeState, path: string): Promise<ImportPlan> {
  const plan = await prepareImport(root, document, tree, path);
  await commitImport(root, { contents: document.contents, ...plan });
  await followJournal(root);
  return plan;
}

async function reportOf(
  root: string,
  { contents, base }: BundleDocument,
  state: ImportReport['state'],
  plan: ImportPlan,
): Promise<ImportReport> {
  const waiting = await readWaiting(root);
  const { contents: tree } = await readTreeState(root);
  return {
    ok: state !== 'waiting',
    state,
    contents,
    ...(base === undefined ? {} : { base }),
    tree,
    placed: plan.place.length,
    removed: plan.remove.length,
    waiting: waiting.flatMap((one): readonly { readonly base: Digest; readonly contents: Digest }[] =>
      one.base === undefined ? [] : [{ base: one.base, contents: one.contents }],
    ),
  };
}
