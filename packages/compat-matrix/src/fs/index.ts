export { readLockFile } from './read-lock-file.ts';
export { readMatrixFile } from './read-matrix-file.ts';
export { readUpgradeGraphFile } from './read-upgrade-graph-file.ts';
export { readPackageFolder } from './read-package-folder.ts';
export { renderFiles, type RenderMode } from './render-files.ts';
