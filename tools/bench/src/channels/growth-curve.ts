import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChannelName } from '@nuspine/channels';
import { folderStore, showChannel, verifyStoredChannel } from '@nuspine/channels/fs';
import type { Run } from '../measure-process.ts';
import { medianOfRuns } from '../median-of-runs.ts';
import { writeWholeStore } from './whole-store.ts';

/** A store of so many channels with so many builds each, and what commands on it took. */
export interface GrowthPoint {
  readonly channels: number;
  readonly builds: number;
  /** Processor time of verifying every channel in one process, in microseconds an entry. */
  readonly verifyMicros: number;
  /** What a user waits for while every channel is verified, in seconds. */
  readonly verifySeconds: number;
  /** Processor time of showing what a pointer gives, in a process that has begun, in milliseconds. */
  readonly showMs: number;
  /** `nuspine channel show --pointer` as a whole process. */
  readonly showProcess: Run;
}

const NUSPINE = fileURLToPath(new URL('../../../../packages/cli/dist/main.js', import.meta.url));
const SHOWS = 200;
const RUNS = 9;

/** Measures stores of growing size, one after the other; each is written whole, told about, and removed before the next. */
export async function growthCurve(
  folder: string,
  sizes: { readonly channels: readonly number[]; readonly builds: readonly number[] },
  tell: (point: GrowthPoint) => void,
): Promise<readonly GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const channels of sizes.channels) {
    for (const builds of sizes.builds) {
      const root = join(folder, `${String(channels)}x${String(builds)}`);
      const names = writeWholeStore(root, { channels, builds });
      const point = { channels, builds, ...(await measureStore(root, names, builds)) };
      points.push(point);
      tell(point);
      await rm(root, { recursive: true });
    }
  }
  return points;
}

async function measureStore(
  root: string,
  names: readonly ChannelName[],
  builds: number,
): Promise<Omit<GrowthPoint, 'channels' | 'builds'>> {
  const store = folderStore(root);
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a store has at least one channel');
  // Code that runs for the first time is measured with the process that begins.
  for (let round = 0; round * builds < 2000; round += 1) await verifyStoredChannel(store, first);
  const verify = await cpuOf(async () => {
    for (const name of names) {
      const { ok, entries } = await verifyStoredChannel(store, name);
      if (!ok || entries !== builds) throw new Error(`${name.channel} does not verify`);
    }
  });
  const show = await cpuOf(async () => {
    for (let index = 0; index < SHOWS; index += 1) {
      const name = names[(index * 7919) % names.length] ?? first;
      await showChannel(folderStore(root), name, { now: new Date(), pointer: 'Latest' });
    }
  });
  const channel = `${last.owner}/${last.repo}/${last.channel}`;
  const args = [NUSPINE, 'channel', 'show', channel, '--pointer', 'Latest', '--store', root];
  return {
    verifyMicros: (verify.cpuMs * 1000) / (names.length * builds),
    verifySeconds: verify.wallMs / 1000,
    showMs: show.cpuMs / SHOWS,
    showProcess: await medianOfRuns({ file: process.execPath, args }, RUNS),
  };
}

async function cpuOf(act: () => Promise<void>): Promise<{ readonly cpuMs: number; readonly wallMs: number }> {
  const [before, started] = [process.cpuUsage(), performance.now()];
  await act();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - started };
}
