import { statSync } from 'node:fs';

/**
 * Bytes of the larger of two files. One that is not there counts nothing: it is opened later, and named then. To ask takes
 * less time than to load what asks in another thread.
 */
export function largerSize(one: string, other: string): number {
  return Math.max(sizeOf(one), sizeOf(other));
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
