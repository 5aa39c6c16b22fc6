import { expect } from 'vitest';
import { type ChannelStore, readChannel, verifyStoredChannel } from '../../src/fs/index.ts';
import { NAME } from '../channel-builder.ts';
import { runProcess } from './run-process.ts';

/** CI runs a part of the campaign, `pnpm test:deep` the whole. */
export const WRITERS =
  process.env['NUSPINE_DEEP'] === '1' ? { workers: 16, operations: 200 } : { workers: 2, operations: 5 };

/** Many processes publish to one channel; nothing is lost, nothing is there twice, and the chain holds. */
export async function expectNothingLost(
  placeOf: (worker: number) => readonly [place: string, clone: string],
  store: ChannelStore,
): Promise<string> {
  const { workers, operations } = WRITERS;
  const started = performance.now();
  const runs = Array.from({ length: workers }, (_, worker) =>
    runProcess(['many', ...placeOf(worker), String(worker), String(operations)]),
  );
  const ended = await Promise.all(runs);
  expect(ended.map(({ stderr }) => stderr).join('')).toBe('');
  const lines = ended.flatMap((run) => run.lines);
  const done = lines.filter((line) => line.startsWith('done ')).map((line) => line.slice('done '.length));
  const refused = lines.filter((line) => line.startsWith('refused '));
  expect(done.length + refused.length).toBe(workers * operations);
  // Every fifth operation asks for an old build; nothing else is refused, however many are at work.
  expect(new Set(refused.map((line) => line.split(' ')[2]))).toEqual(new Set(['CHANNEL_POINTER_BACKWARDS']));
  expect(refused).toHaveLength(workers * Math.floor(operations / 5));
  const { entries, state } = await readChannel(store, NAME);
  expect([...state.builds.keys()].toSorted()).toEqual(done.toSorted());
  expect(entries).toHaveLength(done.length);
  expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true, problems: [] });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `${String(workers)} processes x ${String(operations)}: ${String(done.length)} done, ${String(refused.length)} refused, ${seconds} s`;
}
