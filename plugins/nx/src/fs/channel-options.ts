import process from 'node:process';
import { isAbsolute } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { parseChannelName } from '@nuspine/channels';
import { type ChangeContext, type ChannelStore, openStore } from '@nuspine/channels/fs';
import { projectPath } from './project-path.ts';

/** Options of the executors that change a channel. */
export interface ChannelExecutorOptions {
  readonly channel: string;
  /** Folder (relative to the project), address, `git:<repository>` or `put:<address>`; the project by default. */
  readonly store?: string;
}

/** The store that an option names: what is no address is a folder of the project. */
export function openNamedStore(store: string, context: ExecutorContext): Promise<ChannelStore> {
  const isElsewhere = isAbsolute(store) || /^(?:git|put|https?):/.test(store);
  return openStore(isElsewhere ? store : projectPath(context, store), process.env);
}

/** Which channel is changed, by whom and when. Throws `CHANNEL_NAME_INVALID`. */
export async function changeContext(
  { channel, store = '.' }: ChannelExecutorOptions,
  context: ExecutorContext,
): Promise<ChangeContext> {
  const { NUSPINE_USER, USER, USERNAME } = process.env;
  return {
    channel: parseChannelName(channel),
    store: await openNamedStore(store, context),
    by: NUSPINE_USER ?? USER ?? USERNAME ?? 'nx',
    now: new Date(),
  };
}
