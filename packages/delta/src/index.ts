export { applyDelta, type ApplyDeltaOptions } from './apply-delta.ts';
export { applyBsdiff40 } from './bsdiff40/apply-bsdiff40.ts';
export { bzip2Compress } from './bzip2/compress.ts';
export { bzip2Decompress } from './bzip2/decompress.ts';
export { applyPatch, type PatchFormat, patchFormatOf } from './engine/patch-format.ts';
export { portableEngine } from './engine/portable-engine.ts';
export { verifiedDiff } from './engine/verified-diff.ts';
export type { Effort } from './engine/effort.ts';
export { zstdEngine, type ZstdEngineOptions } from './engine/zstd-engine.ts';
export { applyZstd } from './zstd/apply-zstd.ts';
export { type Cover, type DiffEngine } from './engine/diff-engine.ts';
export { DeltaError, type DeltaErrorCode } from './errors.ts';
export { DEFAULT_PATCH_LIMITS, MAX_FILE_SIZE, type PatchLimits } from './limits.ts';
export { createDelta, type CreateDeltaOptions } from './create-delta.ts';
export type { AppliedFile, ApplyReport, DeltaFile, DeltaReport, Exactness, WrittenFile } from './delta-report.ts';
export type {
  Attribution,
  DeltaExplanation,
  ExplainedFile,
  ExplainedKind,
  ExplainedPart,
  ExplainedStream,
} from './explain/delta-explanation.ts';
export { explainDelta } from './explain/explain-delta.ts';
export { DeltaExplanationSchema } from './explain/explanation-schema.ts';
export { formatExplanationSvg } from './explain/explanation-svg.ts';
export type { CreateOptions, DeltaFormat } from './formats/delta-format.ts';
export { type DeltaDeclaration, type DeltaEnds, readDeltaDeclaration } from './delta-declaration.ts';
export { DELTA_FORMATS, formatOfDelta } from './formats/delta-formats.ts';
export type { ChangeKind, UnchangedFiles } from './formats/encode-file.ts';
export {
  DELTA_FORMAT_NAMES,
  type DeltaFormatName,
  PACKAGE_FORMAT_NAMES,
  type PackageFormatName,
} from './formats/format-name.ts';
export { readDeltaRecipe } from './formats/read-delta-recipe.ts';
export {
  DEFAULT_CHANNEL,
  type FeedIndex,
  formatIndex,
  formatOfIndex,
  indexFileName,
  parseIndex,
} from './feed-index.ts';
export type { FeedNote, FeedProblem, FeedReport } from './feed-report.ts';
export type { FileStamp } from '@nuspine/primitives';
export { NUSPINE_INDEX_NAME, NuspineIndexSchema } from './nuspine-index.ts';
export { planRelease, type ReleaseCandidate, type ReleasePlan } from './plan-release.ts';
export { deltaFileName, fullFileName, readReleaseFileName, type ReleaseFileName } from './release-file-name.ts';
export { formatReleaseLine, parseReleaseLine, type ReleaseLine } from './release-line.ts';
export { compareReleaseVersions } from './release-version.ts';
export {
  formatReleases,
  type ListedEnds,
  type ListedPackage,
  parseReleases,
  type ReleaseEntry,
  releaseEntry,
  RELEASES_FILE_NAME,
} from './releases-index.ts';
export {
  type DeltaRecipe,
  DeltaRecipeSchema,
  formatDeltaRecipe,
  parseDeltaRecipe,
  type RecipeEntry,
  type RecipeOrigin,
} from './delta-recipe.ts';
export {
  type ConsideredRoute,
  type InstalledPackage,
  planUpdate,
  type UpdatePlan,
  type UpdateRequest,
  type UpdateStep,
} from './update-plan.ts';
export type { WithheldRelease } from './staged-releases.ts';
export { UpdatePlanSchema, UpdateReportSchema } from './update-schemas.ts';
export { type PackageStamp, stampPackage } from './package-stamp.ts';
export {
  ApplyReportSchema,
  DeltaReportSchema,
  DiffReportSchema,
  FeedListingSchema,
  FeedReportSchema,
  PatchReportSchema,
  ReleasifyReportSchema,
} from './report-schemas.ts';
export { type Refusal, requireSayable, type SizedPath } from './formats/refusals.ts';
