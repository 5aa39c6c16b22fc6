import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

const undone = new Set<() => void>();

/**
 * Has `undo` called if the process ends before the answer is: what was begun must not stay when `process.exit` cuts a run
 * short and no `finally` is reached. The last comes first. A signal ends a process without that, so a program that wants it catches signals and
 * calls `process.exit`: a library leaves them alone.
 */
export function atExit(undo: () => void): () => void {
  if (undone.size === 0) process.on('exit', undoAll);
  undone.add(undo);
  return () => {
    undone.delete(undo);
    if (undone.size === 0) process.off('exit', undoAll);
  };
}

/** As `atExit`, for a file or a folder that is removed with all it holds. To be called before it is made. */
export function removeAtExit(path: string): () => void {
  const place = resolve(path);
  return atExit(() => {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  });
}

function undoAll(): void {
  for (const undo of [...undone].toReversed()) {
    try {
      undo();
    } catch {
      // The others are still to be undone, and whoever cleans up finds this one by its name.
    }
  }
}
