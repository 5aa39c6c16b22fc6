import type { ChannelStore, SigningContext, TrustAnchor } from '@nuspine/channels/fs';
import type { Params } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { nowOf, TIME_PARAM } from './channel-params.ts';
import { CliError } from './errors.ts';
import { option, type Param, repeatedOption } from './param.ts';

/** What a reader of signed channels brings along. */
export interface TrustArgs {
  readonly trust?: string;
  readonly trustState?: string;
}

export const TRUST_PARAMS: Params<TrustArgs> = {
  trust: option(
    '--trust <root.json>',
    'root that is trusted: only what is signed is read, and nothing older than before',
  ),
  trustState: option('--trust-state <file>', 'what was seen before; beside the root by default'),
};

/** Who signs. */
export interface SigningArgs {
  readonly store?: string;
  readonly key: readonly string[];
  readonly trust?: string;
  readonly now?: string;
}

const store: Param<string | undefined> = option(
  '--store <place>',
  'folder, address, git:<repository>[#branch] or put:<address>; the working folder by default',
);

export const SIGNING_PARAMS: Params<SigningArgs> = {
  store,
  key: repeatedOption('--key <file>', 'private key, or folder of them; NUSPINE_TRUST_KEYS may hold more'),
  trust: option('--trust <root.json>', 'root that is trusted; the first one of the store by default'),
  now: TIME_PARAM,
};

/** The store and the keys that sign it. */
export async function openForSigning(args: SigningArgs, io: CommandIo): Promise<SigningContext> {
  const { TRUST_LIFETIMES } = await import('@nuspine/channels');
  const { openStore, readRootFile, readTrustKeys } = await import('@nuspine/channels/fs');
  const { store: place = '.', key, trust } = args;
  return {
    store: await openStore(place, io.env),
    keys: await readTrustKeys(key, io.env),
    now: nowOf(args, io),
    lifetimes: TRUST_LIFETIMES,
    ...(trust === undefined ? {} : { root: await readRootFile(trust) }),
  };
}

/** The store as far as it is signed, when a root is trusted; the whole store otherwise. */
export async function trusted(
  opened: ChannelStore,
  args: TrustArgs & { readonly now?: string },
  io: CommandIo,
): Promise<ChannelStore> {
  requireTrust(args);
  if (args.trust === undefined) return opened;
  const { trustedStore } = await import('@nuspine/channels/fs');
  return trustedStore(opened, await readAnchor(args.trust, args, io));
}

/** Whoever names what was seen thinks that something is compared with it. Throws `CLI_USAGE`. */
export function requireTrust({ trust, trustState }: TrustArgs): void {
  if (trust === undefined && trustState !== undefined) throw new CliError('CLI_USAGE', '--trust-state needs --trust');
}

/** The root that is trusted, and what was seen before. */
export async function readAnchor(
  trust: string,
  { trustState, now }: TrustArgs & { readonly now?: string },
  io: CommandIo,
): Promise<TrustAnchor> {
  const { readTrustAnchor } = await import('@nuspine/channels/fs');
  const at = { now: nowOf(now === undefined ? {} : { now }, io) };
  return readTrustAnchor(trust, trustState === undefined ? at : { ...at, statePath: trustState });
}
