import type { CommandIo, Progress } from './command-io.ts';
import { sourceDate } from './source-date.ts';

/** The options of every call that writes a package: the date in it, and who is told how far it is. */
export interface WritingOptions {
  readonly modified?: Date;
  readonly onProgress: (progress: Progress) => void;
}

export function writingOptions(io: CommandIo): WritingOptions {
  const modified = sourceDate(io.env);
  return { ...(modified === undefined ? {} : { modified }), onProgress: io.progress };
}
