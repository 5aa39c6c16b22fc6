import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Node keeps what it compiled of this program, which makes commands start a tenth faster: a folder of the user's
 * own, because what lies there is run. `undefined` where the user says another one (`NODE_COMPILE_CACHE`), or has none.
 */
export function compileCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string = homedir(),
): string | undefined {
  if (env['NODE_COMPILE_CACHE'] !== undefined) return undefined;
  const inHome = { win32: ['AppData', 'Local'], darwin: ['Library', 'Caches'] } as const;
  const said = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (said !== undefined && said !== '') return join(said, 'nuspine', 'compiled');
  if (home === '') return undefined;
  const words = platform === 'win32' || platform === 'darwin' ? inHome[platform] : ['.cache'];
  return join(home, ...words, 'nuspine', 'compiled');
}
