export { type AddedRelease, addRelease, type AddReleaseOptions } from './add-release.ts';
export { applyDeltaFiles, type ApplyDeltaFilesOptions } from './apply-delta-files.ts';
export { explainDeltaFile, type ExplainDeltaFileOptions } from './explain-delta-file.ts';
export { bsdiffNodeEngine } from './bsdiff-node-engine.ts';
export {
  chooseEngine,
  type EngineChoice,
  engineFor,
  type EngineOptions,
  withEngine,
  type WorkSize,
} from './choose-engine.ts';
export { diffFiles, type DiffFilesOptions, type DiffFilesReport } from './diff-files.ts';
export { type FeedListing, listFeed, type ListedRelease } from './list-feed.ts';
export { type Feed, readFeed } from './read-feed.ts';
export { patchFile, type PatchFileOptions, type PatchFileReport } from './patch-file.ts';
export { copyFeed } from './copy-feed.ts';
export { createFeedDeltas, type CreateFeedDeltasOptions, type FeedDelta } from './create-feed-deltas.ts';
export type { ReleasedDelta } from './place-delta.ts';
export { createDeltaFile, type CreateDeltaFileOptions } from './create-delta-file.ts';
export { releasify, type ReleasifyOptions, type ReleasifyReport } from './releasify.ts';
export { feedPlanner, type FeedPlanner, type NoPlan, type PlannedUpdate } from './feed-planner.ts';
export type { FeedAccess } from './feed-access.ts';
export { folderAccess } from './folder-access.ts';
export { httpAccess } from './http-access.ts';
export type { OpenFeedOptions } from './open-feed.ts';
export { planFeedUpdate, type PlanFeedUpdateOptions, type UpdateWishes } from './plan-feed-update.ts';
export { updatePackage, type UpdatePackageOptions, type UpdateReport } from './update-package.ts';
export { verifyFeed, type VerifyFeedOptions } from './verify-feed.ts';
export { type ThreadOptions, withThreadedEngine } from './threaded-engine.ts';
export { type NoDelta, type ReleaseDelta } from './release-delta.ts';
