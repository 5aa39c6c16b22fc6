import type { Digest } from '@nuspine/primitives';
import type { BundleDocument, BundleFile } from './bundle-document.ts';
import type { ImportState } from './bundle-reports.ts';

/** What has to happen to a tree so that it becomes what a bundle leads to. */
export interface ImportPlan {
  /** Manifests last, so that they never list what is not there yet. */
  readonly place: readonly BundleFile[];
  /** Paths that the manifests listed before and list no more. */
  readonly remove: readonly string[];
}

/** Where a tree is, and where it has been. */
export interface TreePlace {
  readonly contents: Digest;
  /** States that imports led to, oldest first. */
  readonly history: readonly Digest[];
}

/** What is to become of a bundle (docs/formats/offline-bundle.md, clause 6.3); `checked` is for others to say. */
export function stateFor(
  { contents, base }: Pick<BundleDocument, 'contents' | 'base'>,
  tree: TreePlace,
): Exclude<ImportState, 'checked'> {
  if (contents === tree.contents) return 'present';
  const at = tree.history.lastIndexOf(contents);
  if (at !== -1 && at < tree.history.lastIndexOf(tree.contents)) return 'superseded';
  return base === undefined || base === tree.contents ? 'applied' : 'waiting';
}

/** Compares the files of a bundle with those that a tree has. What no manifest listed is nobody's to remove. */
export function planImport(files: readonly BundleFile[], tree: readonly BundleFile[]): ImportPlan {
  const there = new Map(tree.map((file) => [file.path, file.digest]));
  const wanted = new Set(files.map(({ path }) => path));
  const place = files.filter(({ path, digest }) => there.get(path) !== digest);
  return {
    place: [...place.filter((file) => !isDocument(file)), ...place.filter(isDocument)],
    remove: tree.map(({ path }) => path).filter((path) => !wanted.has(path)),
  };
}

function isDocument({ path }: BundleFile): boolean {
  return path.endsWith('.json');
}
