import type { FlowOptions } from '@nuspine/channels/fs';
import { nowOf, TIME_PARAM } from './channel-params.ts';
import type { CommandIo } from './command-io.ts';
import type { Params } from './command.ts';
import { option } from './param.ts';

/** A repository that follows channels, and where these are kept. */
export interface FlowArgs {
  readonly root?: string;
  readonly store?: string;
  readonly subscription?: string;
  readonly now?: string;
}

export const FLOW_PARAMS: Params<FlowArgs> = {
  root: option('--root <dir>', 'repository with subscriptions.toml; the working folder by default'),
  store: option('--store <place>', 'folder, address, or git:<repository>[#branch]; the repository by default'),
  subscription: option('--subscription <id>', 'only this one, whatever its frequency'),
  now: TIME_PARAM,
};

/** The options of the library for these arguments. */
export async function flowOptions(args: FlowArgs, io: CommandIo): Promise<FlowOptions> {
  const { openStore } = await import('@nuspine/channels/fs');
  const { root = '.', store = root, subscription } = args;
  const only = subscription === undefined ? {} : { only: subscription };
  return { root, store: await openStore(store, io.env), now: nowOf(args, io), ...only };
}
