export { syncFolder, TEMPORARY_SUFFIX, writeFileAtomically } from './atomic-file.ts';
export { fileSource, type FileSourceOptions, withFileSource } from './file-source.ts';
export type { HttpClock } from './http/attempts.ts';
export { type FolderLock, withFolderLock } from './folder-lock.ts';
export { createHttpClient, type HttpClientOptions } from './http/create-http-client.ts';
export type { HttpTimeouts } from './http/exchange.ts';
export { withTemporaryFolder } from './temporary-folder.ts';
export { type FreeBytes, requireRoom } from './require-room.ts';
