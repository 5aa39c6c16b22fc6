import { access, constants } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import { ManifestError } from '../../errors.ts';
import type { RemoteContact } from '../../restore-report.ts';
import { createJailWatch, type JailWatchOptions } from './jail-watch.ts';
import { type JailRefusal, startKeeper } from './start-keeper.ts';

export interface NetJailOptions extends JailWatchOptions {
  /** For files that the command sees in place of those of the system. */
  readonly folder: string;
  /** Variables of this process: where programs are. */
  readonly environment: Environment;
}

/** A command that can reach nothing, and everything that it tried to. */
export interface NetJail {
  /** The exit code, or `undefined` if a signal ended it. Throws `MANIFEST_COMMAND_MISSING`. */
  readonly run: (command: readonly string[], cwd: string, env: Environment) => Promise<number | undefined>;
  readonly contacts: readonly RemoteContact[];
}

/**
 * Hands `use` a jail: a network of its own in which every address is this machine, with a name server that knows every
 * name. Each name gets an address of its own, so that a connection says which host it is meant for, whoever opens it and
 * without any proxy. Where there can be no jail, `use` is not called and the answer says by name what is in the way.
 */
export async function withNetJail<T>(
  options: NetJailOptions,
  use: (jail: NetJail) => Promise<T>,
): Promise<T | JailRefusal> {
  const watch = createJailWatch(options);
  const keeper = await startKeeper(options.folder, watch, options.environment);
  if ('refused' in keeper) return keeper;
  watch.begin(keeper);
  try {
    return await use({
      contacts: watch.contacts,
      run: async (command, cwd, env) => {
        await requireProgram(command[0] ?? '', cwd, env);
        keeper.order({ do: 'run', command, cwd: resolve(cwd), env });
        const exitCode = await keeper.done;
        watch.look();
        return exitCode;
      },
    });
  } finally {
    watch.end();
    keeper.stop();
  }
}

/** As execvp(3) looks it up: an exit code of 127 would not say who is missing. */
async function requireProgram(file: string, cwd: string, env: Environment): Promise<void> {
  const folders = file.includes('/') ? [''] : (env['PATH'] ?? '').split(delimiter);
  for (const folder of folders) {
    const path = folder === '' ? resolve(cwd, file) : resolve(folder, file);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new ManifestError('MANIFEST_COMMAND_MISSING', 'program cannot be started', { path: file });
}
