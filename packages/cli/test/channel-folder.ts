import { withTemporaryFolder } from '@nuspine/testkit';
import { type Captured, run } from './captured-io.ts';

export const CHANNEL = 'contoso/app/main';
export const NOW = ['--now', '2026-01-31T12:00:00Z', '--by', 'tester'] as const;

/** Runs `nuspine channel …` on a store. */
export type ChannelRun = (verb: string, ...rest: readonly string[]) => Promise<Captured>;

/** A store with two builds in its channel, the second of them the latest. */
export async function withChannel<T>(use: (channel: ChannelRun, store: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (store) => {
    const channel: ChannelRun = (verb, ...rest) => run(['channel', verb, CHANNEL, ...rest, '--store', store]);
    for (const version of ['1.0.0', '1.1.0']) await publish(channel, version);
    return use(channel, store);
  });
}

export function publish(channel: ChannelRun, version: string, ...rest: readonly string[]): Promise<Captured> {
  const build = [
    '--package-version',
    version,
    '--order',
    version,
    '--commit',
    '4f2a91c',
    '--package',
    `App@${version}`,
  ];
  return channel('publish', ...build, ...rest, ...NOW);
}
