export { NupkgError, type NupkgErrorCode } from './errors.ts';
