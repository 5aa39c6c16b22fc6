/** What an error is about, in the operands every package uses. */
export interface ErrorDetails {
  /** File, package or entry the error is about, as the user would write it. */
  readonly path?: string;
  /** Byte offset in `path`, from 0. */
  readonly offset?: number;
  /** Line in `path`, from 1. */
  readonly line?: number;
  readonly wanted?: unknown;
  readonly found?: unknown;
  /** The limit that was exceeded. */
  readonly max?: number;
  readonly cause?: unknown;
}

/**
 * Root of every error that Nuspine throws on purpose. `code` is stable API: renaming one is a major change.
 * Messages start in lower case, have no full stop and name a thing the user can look at.
 */
export class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly details: ErrorDetails;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}
