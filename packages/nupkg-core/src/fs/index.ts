export { inspectPackageFile } from './inspect-package-file.ts';
export { withPackageFile } from './with-package-file.ts';
