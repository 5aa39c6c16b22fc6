import { NupkgError } from '../errors.ts';

/** The same error, saying which package it is about and, if it was about an entry, which one. */
export function inPackage(error: unknown, name: string): unknown {
  if (!(error instanceof NupkgError)) return error;
  const { path: entry, ...details } = error.details;
  const message = entry === undefined ? error.message : `${error.message} (entry ${entry})`;
  return new NupkgError(error.code, message, { ...details, path: name, cause: error });
}
