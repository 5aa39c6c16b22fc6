import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtExit } from '@nuspine/primitives/fs';
import { isCode } from './file-writes.ts';

const PREFIX = 'nuspine-channels-';
/** What a process left that was killed outright is taken away by a later one, though not at once: its id may be another's. */
const ABANDONED_AFTER = 3_600_000;

/** With what is to be called once each is removed. */
const folders = new Map<string, () => void>();

/** A new folder that is gone when this process ends by itself; one that is killed leaves it to a process after it. */
export function makeCloneFolder(parent: string = tmpdir(), now: number = Date.now()): string {
  removeAbandoned(parent, now);
  const folder = mkdtempSync(join(parent, `${PREFIX}${String(process.pid)}-`));
  folders.set(folder, removeAtExit(folder));
  return folder;
}

/** Removes the folders that this process has made. */
export function removeCloneFolders(): void {
  for (const [folder, forget] of folders) {
    rmSync(folder, { recursive: true, force: true });
    forget();
  }
  folders.clear();
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
