import process from 'node:process';
import { STOPPED } from '../exit-code.ts';

/** Clears the line that progress is shown on, and shows the cursor. */
const TIDY_LINE = '\r\u001B[K\u001B[?25h';

/**
 * Has the process end by `process.exit` when it is stopped, so that what was begun is removed: a signal alone leaves it.
 * A command that waits for a signal itself, as a server does, ends in its own way.
 */
export function exitWhenStopped(): void {
  exitOn('SIGHUP');
  exitOn('SIGINT');
  exitOn('SIGTERM');
}

function exitOn(signal: keyof typeof STOPPED): void {
  process.on(signal, () => {
    if (process.listenerCount(signal) > 1) return;
    if (process.stderr.isTTY) process.stderr.write(TIDY_LINE);
    process.exit(STOPPED[signal]);
  });
}
