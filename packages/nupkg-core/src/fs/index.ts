export { withPackageFile } from './with-package-file.ts';
