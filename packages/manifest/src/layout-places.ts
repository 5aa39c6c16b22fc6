import { folderSet, type FolderSet } from './folder-set.ts';
import type { OfflineConfig } from './offline-config.ts';
import { isInToolFolder } from './tool-folders.ts';

/** Which part of a layout a path lies in. */
export interface LayoutPlaces {
  readonly isInPackages: FolderSet;
  readonly isInBundles: FolderSet;
  /** In a root whose binaries the manifest of vendored files lists. */
  readonly isVendored: FolderSet;
  /** In no root at all. */
  readonly isStray: FolderSet;
}

/** Whether the manifest of vendored files lists what binaries lie there. */
export function vendoredPlaces({ vendor, owners, approved }: OfflineConfig): FolderSet {
  const isInRoot = folderSet([vendor, ...owners, ...approved]);
  return (path) => isInRoot(path) && !isInToolFolder(path);
}

export function layoutPlaces(config: OfflineConfig): LayoutPlaces {
  const { packages, bundles } = config;
  const isVendored = vendoredPlaces(config);
  const isInOther = folderSet([packages, bundles]);
  return {
    isInPackages: folderSet([packages]),
    isInBundles: folderSet([bundles]),
    isVendored,
    isStray: (path) => !isInOther(path) && !isVendored(path),
  };
}

/** Says of a vendored file whose it is: of its root, or of its module in a folder of modules. */
export function ownersIn({ owners, vendor, approved }: OfflineConfig): (path: string) => string {
  const modules = owners.map((folder) => ({ isIn: folderSet([folder]), depth: folder.split('/').length }));
  const roots = [vendor, ...approved].map((root) => ({ root, isIn: folderSet([root]) }));
  return (path) => {
    const folder = modules.find(({ isIn }) => isIn(path));
    if (folder === undefined) return roots.find(({ isIn }) => isIn(path))?.root ?? vendor;
    const names = path.split('/');
    return names.slice(0, Math.min(folder.depth + 1, names.length - 1)).join('/');
  };
}
