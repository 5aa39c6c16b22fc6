// Packed into the command: no thread has anything to do before all of a package has been loaded.
export { flattenPackageFileBriefly } from '@nuspine/nupkg-core/fs';
