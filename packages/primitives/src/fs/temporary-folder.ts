import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTemporary } from './with-temporary.ts';

/** Makes an empty folder among the system's temporary files, for `use` only: it is removed with all it holds, whatever happens. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporary(mkdtempSync(join(tmpdir(), 'nuspine-')), use);
}
