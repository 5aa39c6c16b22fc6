import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The programs of `names` that are not on PATH. */
export async function missingPrograms(
  names: readonly string[],
  path: string = process.env['PATH'] ?? '',
): Promise<readonly string[]> {
  const found = await Promise.all(names.map((name) => isOnPath(name, path)));
  return names.filter((_, index) => found[index] !== true);
}

/**
 * Says what a suite lacks: undefined when it can run. On CI nothing may be lacking, so there the answer is an error:
 * a suite that is skipped proves nothing.
 */
export async function reasonToSkip(
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  const missing = await missingPrograms(names, env['PATH'] ?? '');
  if (missing.length === 0) return undefined;
  const reason = `skipped: needs ${missing.join(', ')}`;
  if (env['CI'] === 'true') throw new Error(`CI must not skip anything, but this suite needs ${missing.join(', ')}`);
  return reason;
}

async function isOnPath(name: string, path: string): Promise<boolean> {
  for (const folder of path.split(delimiter)) {
    const found = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}
