export { inspectPackageFile } from './inspect-package-file.ts';
export { openFolderFeed } from './folder-feed.ts';
export { withPackageFile } from './with-package-file.ts';
export { type FlattenOptions, flattenPackageFile } from './flatten-file.ts';
export { type DeflateThreadOptions, withDeflateThreads } from './deflate-threads.ts';
export { cacheFolder } from './http-feed/cache-folder.ts';
export { type HttpFeedOptions, openHttpFeed } from './http-feed/http-feed.ts';
export { resolveFiles, type ResolveFilesOptions } from './resolve-files.ts';
export { type LockMode } from './resolve-locked.ts';
