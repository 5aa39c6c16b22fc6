export { bsdiffNodeEngine } from './bsdiff-node-engine.ts';
export { chooseEngine, type EngineChoice } from './choose-engine.ts';
export { diffFiles, type DiffFilesOptions, type DiffFilesReport } from './diff-files.ts';
export { type FeedListing, listFeed, type ListedRelease } from './list-feed.ts';
export { type FeedIndex, readFeed } from './read-feed.ts';
export { patchFile, type PatchFileOptions, type PatchFileReport } from './patch-file.ts';
