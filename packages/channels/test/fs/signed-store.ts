import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer } from '@nuspine/testkit';
import { createHttpClient } from '@nuspine/primitives/fs';
import {
  changeChannel,
  type ChannelStore,
  delegateChannel,
  folderStore,
  httpStore,
  initTrust,
  signChannel,
  type SigningContext,
  type TrustAnchor,
} from '../../src/fs/index.ts';
import { type TrustKey, type TrustState } from '../../src/index.ts';
import { add, minute, NAME, point } from '../channel-builder.ts';
import { firstRoot, KEYS, signer } from '../trust/trust-builder.ts';

export const FOLDER = 'build-info/contoso/app/main';

export interface SignedStore {
  readonly store: ChannelStore;
  readonly context: SigningContext;
  readonly anchor: TrustAnchor;
}

/** Keeps what a reader has seen in memory. */
export function anchorOf(root: Uint8Array, now: Date = minute(20)): TrustAnchor {
  let state: TrustState | undefined;
  const write = (seen: TrustState): Promise<void> => {
    state = seen;
    return Promise.resolve();
  };
  return { root, now, seen: { read: () => Promise.resolve(state), write } };
}

/** Publishes a build, and signs the channel when there is a context. */
export async function publishSigned(store: ChannelStore, id: string, context?: SigningContext): Promise<void> {
  await changeChannel(store, NAME, () => ({
    operations: [add(id), point('Latest', id)],
    by: 'tester',
    now: minute(1),
  }));
  if (context !== undefined) await signChannel(context, NAME);
}

/** A folder with three builds in a channel that is signed, and a reader who was given its first root. */
export async function signedStore(
  folder: string,
  {
    keys = [KEYS.channel[0]],
    threshold = 1,
    now = minute(10),
  }: {
    readonly keys?: readonly TrustKey[];
    readonly threshold?: number;
    readonly now?: Date;
  } = {},
): Promise<SignedStore> {
  const store = folderStore(folder);
  const context = { store, ...signer({ now }) };
  await initTrust(context, { ...firstRoot(), expires: new Date(now.getTime() + 365 * 86_400_000) });
  await delegateChannel(context, { channel: NAME, keys, threshold });
  for (const id of ['b1', 'b2', 'b3']) await publishSigned(store, id);
  await signChannel(context, NAME);
  const root = (await store.trust.read('1.root.json')) ?? Buffer.of();
  return { store, context, anchor: anchorOf(root, new Date(now.getTime() + 600_000)) };
}

/** The folder as a web server has it. */
export async function withServed<T>(folder: string, use: (store: ChannelStore, url: string) => Promise<T>): Promise<T> {
  return withHttpServer(
    (request, response) => {
      readFile(join(folder, decodeURIComponent(request.url ?? ''))).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    },
    ({ url }) => use(httpStore(url, createHttpClient({ environment: {} })), url),
  );
}
