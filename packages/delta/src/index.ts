export { DeltaError, type DeltaErrorCode } from './errors.ts';
