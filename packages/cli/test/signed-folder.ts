import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { type Captured, run } from './captured-io.ts';
import { CHANNEL, publish } from './channel-folder.ts';

export const AT = ['--now', '2026-01-31T12:00:00Z'] as const;

export interface SignedFolder {
  readonly store: string;
  readonly keys: string;
  readonly root: string;
  /** Runs `nuspine channel …` on the store, with the keys. */
  sign(...words: readonly string[]): Promise<Captured>;
  publish(version: string): Promise<Captured>;
}

/** A store with a signed channel of one build; two of three keys sign for its root. */
export async function withSigned<T>(use: (folder: SignedFolder) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const [store, keys] = [join(folder, 'store'), join(folder, 'keys')];
    const sign = (...words: readonly string[]): Promise<Captured> =>
      run(['channel', ...words, '--key', keys, '--store', store, ...AT]);
    const publishTo = (version: string): Promise<Captured> =>
      publish((verb, ...rest) => run(['channel', verb, CHANNEL, ...rest, '--store', store]), version);
    await run([
      'channel',
      'keys',
      'init',
      '--keys',
      keys,
      '--root-keys',
      '3',
      '--threshold',
      '2',
      '--store',
      store,
      ...AT,
    ]);
    await sign('keys', 'delegate', CHANNEL, '--new', join(keys, 'main.pem'));
    await publishTo('1.0.0');
    await sign('sign', CHANNEL);
    return use({ store, keys, sign, publish: publishTo, root: join(store, 'trust/1.root.json') });
  });
}
