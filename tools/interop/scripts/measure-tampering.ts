// Measures what dotnet restore says to every kind of tampering, for docs/security/tampered-layouts.md.
import { join } from 'node:path';
import { TAMPERINGS, writeRestoreOutcomes } from '@nuspine/fixtures';
import { withTemporaryFolder } from '@nuspine/testkit';
import { restoreTampered, writeRestoredLayout } from '../src/tampered-restore.ts';

await withTemporaryFolder(async (folder) => {
  const sound = join(folder, 'sound');
  await writeRestoredLayout(sound);
  const outcomes: Record<string, string> = {};
  for (const [at, tampering] of TAMPERINGS.entries()) {
    outcomes[tampering.name] = await restoreTampered(sound, join(folder, String(at)), tampering);
  }
  await writeRestoreOutcomes(outcomes);
});
