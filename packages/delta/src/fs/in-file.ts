import { NupkgError } from '@nuspine/nupkg-core';
import { DeltaError } from '../errors.ts';

/** The same error, saying which delta or patch file it is about and, if it was about something inside, what. */
export function inFile(error: unknown, path: string): unknown {
  if (error instanceof NupkgError && error.details.path === undefined) {
    return new NupkgError(error.code, error.message, { ...error.details, path, cause: error });
  }
  if (!(error instanceof DeltaError)) return error;
  const { path: inside, ...details } = error.details;
  const message = inside === undefined ? error.message : `${error.message} (${inside})`;
  return new DeltaError(error.code, message, { ...details, path, cause: error });
}
