import type { FlowOptions } from '@nuspine/channels/fs';
import { nowOf, TIME_PARAM } from './channel-params.ts';
import type { CommandIo } from './command-io.ts';
import type { Params } from './command.ts';
import { option } from './param.ts';
import { TRUST_PARAMS, type TrustArgs, trusted } from './trust-params.ts';

/** A repository that follows channels, and where these are kept. */
export interface FlowArgs extends TrustArgs {
  readonly root?: string;
  readonly store?: string;
  readonly subscription?: string;
  readonly now?: string;
}

export const FLOW_PARAMS: Params<FlowArgs> = {
  root: option('--root <dir>', 'repository with subscriptions.toml; the working folder by default'),
  store: option(
    '--store <place>',
    'folder, address, git:<repository>[#branch] or put:<address>; the repository by default',
  ),
  subscription: option('--subscription <id>', 'only this one, whatever its frequency'),
  now: TIME_PARAM,
  ...TRUST_PARAMS,
};

/** The options of the library for these arguments. */
export async function flowOptions(args: FlowArgs, io: CommandIo): Promise<FlowOptions> {
  const { openStore } = await import('@nuspine/channels/fs');
  const { root = '.', store = root, subscription } = args;
  const only = subscription === undefined ? {} : { only: subscription };
  return { root, store: await trusted(await openStore(store, io.env), args, io), now: nowOf(args, io), ...only };
}
