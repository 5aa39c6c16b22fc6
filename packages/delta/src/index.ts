export { type Cover, type DiffEngine } from './engine/diff-engine.ts';
export { DeltaError, type DeltaErrorCode } from './errors.ts';
export { DEFAULT_PATCH_LIMITS, type PatchLimits } from './limits.ts';
