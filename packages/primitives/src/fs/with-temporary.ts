import { rm } from 'node:fs/promises';
import { removeAtExit } from './at-exit.ts';

/**
 * Hands `use` the path of a file or a folder that it makes, and that is there only as long: it is removed with all it holds,
 * whatever comes of `use`, and when `process.exit` is called meanwhile. If it has been renamed, nothing is left to remove.
 * What cannot be removed is tried once more when the process ends, and hides neither the answer of `use` nor what it throws.
 */
export async function withTemporary<T>(path: string, use: (path: string) => Promise<T>): Promise<T> {
  const forget = removeAtExit(path);
  try {
    return await use(path);
  } finally {
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).then(forget, () => undefined);
  }
}
