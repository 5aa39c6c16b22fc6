import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCode } from './file-writes.ts';

const PREFIX = 'nuspine-channels-';
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a process left that was killed outright is taken away by a later one, though not at once: its id may be another's. */
const ABANDONED_AFTER = 3_600_000;

const folders = new Set<string>();
let isWatching = false;

/** A new folder that is gone when this process ends, however it does; only `kill -9` leaves it to a process after it. */
export function makeCloneFolder(parent: string = tmpdir(), now: number = Date.now()): string {
  watchExits();
  removeAbandoned(parent, now);
  const folder = mkdtempSync(join(parent, `${PREFIX}${String(process.pid)}-`));
  folders.add(folder);
  return folder;
}

/** Removes the folders that this process has made. */
export function removeCloneFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** A signal ends a process without `exit`: the folders go first, and then it ends as it would have. */
function watchExits(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', removeCloneFolders);
  for (const signal of ENDING_SIGNALS) {
    process.once(signal, () => {
      removeCloneFolders();
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

function removeAbandoned(parent: string, now: number): void {
  for (const name of readdirSync(parent)) {
    const [, id] = /^nuspine-channels-(\d+)-\w+$/.exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    const folder = join(parent, name);
    if (isOlder(folder, now - ABANDONED_AFTER)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether there is such a process; one of somebody else's is one as well. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

/** Only what is our own: the folders of other users are theirs to remove. */
function isOlder(folder: string, time: number): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.mtimeMs < time && found.uid === (process.getuid?.() ?? found.uid);
}
