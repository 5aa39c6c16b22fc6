import { type Digest, digestBytes } from '@nuspine/primitives';
import { channelFolder, type ChannelName, formatChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import { entryFileName } from '../log-entry.ts';
import { readTrust, type TrustedRepository } from '../trust/read-trust.ts';
import { readSignedChannel, type SignedChannel } from '../trust/signed-channel.ts';
import { readSignedIndex } from '../trust/signed-index.ts';
import type { TrustState } from '../trust/trust-state.ts';
import type { ChannelStore } from './channel-store.ts';

/** What a reader of signed channels trusts, and where they keep what they have seen. */
export interface TrustAnchor {
  /** The root that was handed over. */
  readonly root: Uint8Array;
  readonly now: Date;
  /** What was seen before, and where it is put. */
  readonly seen: { read(): Promise<TrustState | undefined>; write(state: TrustState): Promise<void> };
}

/** A store of which only what is signed is read. */
export interface TrustedStore extends ChannelStore {
  signed(name: ChannelName): Promise<SignedChannel>;
}

/**
 * Reads a store as far as it is signed: entries after the last signed one are not there yet, and files that differ from
 * what is signed are not there either, so that the log answers. What has been seen is kept, and nothing older is read
 * again. Throws what `readTrust`, `readSignedChannel` and `readSignedIndex` throw, `CHANNEL_LOG_FORKED` for another entry than the signed
 * one, `CHANNEL_LOG_TRUNCATED` for one that is not there, and `CHANNEL_STORE_READ_ONLY` for changes.
 */
export function trustedStore(store: ChannelStore, anchor: TrustAnchor): TrustedStore {
  const { refresh, signed, index } = signedReader(store, anchor);
  return {
    ...store,
    refresh,
    signed,
    index,
    lastEntry: async (name) => (await signed(name)).sequence,
    entry: async (name, sequence) => {
      const channel = await signed(name);
      return sequence > channel.sequence ? undefined : requireSigned(store, name, sequence, channel);
    },
    file: async (name, fileName) => {
      const wanted = (await signed(name)).files.get(fileName);
      return sameOnly(await store.file(name, fileName), wanted);
    },
    files: async (name) => {
      const stated = [...(await signed(name)).files];
      const found = stated.map(async ([one, wanted]) => [one, sameOnly(await store.file(name, one), wanted)] as const);
      return new Map((await Promise.all(found)).flatMap(([one, bytes]) => (bytes === undefined ? [] : [[one, bytes]])));
    },
    add: () => readOnly(store),
    writeFiles: () => readOnly(store),
    trust: { ...store.trust, publish: () => readOnly(store) },
  };
}

/** Reads metadata once for each refresh, and keeps what was seen. */
function signedReader(
  store: ChannelStore,
  { root, now, seen }: TrustAnchor,
): Pick<TrustedStore, 'refresh' | 'signed' | 'index'> {
  let repository: TrustedRepository | undefined;
  const channels = new Map<string, SignedChannel>();
  const read = async (): Promise<TrustedRepository> => {
    await store.refresh();
    const state = await seen.read();
    repository = await readTrust(store.trust, { root, now, ...(state === undefined ? {} : { state }) });
    await seen.write(repository.state);
    channels.clear();
    return repository;
  };
  const signed = async (name: ChannelName): Promise<SignedChannel> => {
    const key = formatChannelName(name);
    const known = channels.get(key);
    if (known !== undefined) return known;
    const current = repository ?? (await read());
    const channel = await readSignedChannel(store.trust, current, name, { now });
    const { sequence, head } = channel;
    const state = (await seen.read()) ?? current.state;
    requireNotOlder(name, channel, state);
    await seen.write({ ...state, channels: { ...state.channels, [key]: { sequence, head } } });
    channels.set(key, channel);
    return channel;
  };
  return {
    signed,
    refresh: async () => void (await read()),
    index: async (name) => readSignedIndex(store.trust, repository ?? (await read()), name, { now }),
  };
}

function requireNotOlder(name: ChannelName, { sequence, head, role }: SignedChannel, state: TrustState): void {
  const seen = state.channels[formatChannelName(name)];
  if (seen === undefined || sequence > seen.sequence) return;
  if (sequence === seen.sequence && head === seen.head) return;
  const code = sequence < seen.sequence ? 'CHANNEL_LOG_ROLLED_BACK' : 'CHANNEL_LOG_FORKED';
  throw new ChannelError(code, `entry ${String(seen.sequence)} of ${formatChannelName(name)} was seen before`, {
    path: role,
    wanted: seen.head,
    found: head,
  });
}

async function requireSigned(
  store: ChannelStore,
  name: ChannelName,
  sequence: number,
  { sequence: last, head }: SignedChannel,
): Promise<Uint8Array> {
  const bytes = await store.entry(name, sequence);
  const path = `${channelFolder(name)}/log/${entryFileName(sequence)}`;
  if (bytes === undefined) {
    const message = `log is signed up to entry ${String(last)}, and this one is not there`;
    throw new ChannelError('CHANNEL_LOG_TRUNCATED', message, { path, wanted: last });
  }
  if (sequence < last || digestBytes(bytes) === head) return bytes;
  throw new ChannelError('CHANNEL_LOG_FORKED', 'entry is another than the one that is signed', { path, wanted: head });
}

function sameOnly(bytes: Uint8Array | undefined, wanted: Digest | undefined): Uint8Array | undefined {
  return bytes !== undefined && digestBytes(bytes) === wanted ? bytes : undefined;
}

function readOnly({ location }: ChannelStore): Promise<never> {
  const error = new ChannelError('CHANNEL_STORE_READ_ONLY', 'what is read as signed is not changed', {
    path: location,
  });
  return Promise.reject(error);
}
