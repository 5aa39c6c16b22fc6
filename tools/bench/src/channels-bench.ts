import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Build,
  channelFiles,
  channelFold,
  type ChannelName,
  type ChannelState,
  entryFileName,
  nextEntry,
  parseSubscriptions,
  planFlow,
} from '@nuspine/channels';
import { folderStore, showChannel, verifyStoredChannel } from '@nuspine/channels/fs';

const now = new Date('2026-01-31T12:00:00Z');
const REPOSITORIES = 500;
const DEPENDENCIES = 40;

/** One channel by its number of builds: `show` does not grow with them, `verify` grows with them and no faster. */
export async function benchChannels(folder: string): Promise<string> {
  const store = folderStore(folder);
  const lines: string[] = [];
  for (const builds of [250, 500, 1000, 2000]) {
    const name: ChannelName = { owner: 'bench', repo: 'app', channel: `with-${String(builds)}` };
    await writeChannel(folder, name, builds);
    const show = await median(() => showChannel(store, name, { now }));
    const resolve = await median(() => showChannel(store, name, { now, pointer: 'Latest' }));
    const verify = await median(() => verifyStoredChannel(store, name));
    lines.push(
      `| ${[String(builds), ...[show, resolve, verify].map((ms) => ms.toFixed(1)), ((verify / builds) * 1000).toFixed(0)].join(' | ')} |`,
    );
  }
  const served = await writeServedChannels(folder);
  const many = await median(() => showChannel(store, served[served.length - 1] ?? NONE, { now }));
  const all = await median(async () => {
    for (const name of served) await showChannel(store, name, { now });
  });
  const curve = await verifyCurve(folder);
  const head = [
    '### Channels',
    '',
    '| builds | show ms | show --pointer ms | verify ms | µs a build |',
    '|---:|---:|---:|---:|---:|',
  ];
  const flow = await median(() => Promise.resolve(planAll()));
  const plan = `flow plan over ${String(REPOSITORIES)} repositories with ${String(DEPENDENCIES)} dependencies: ${flow.toFixed(0)} ms`;
  const shown = `show in a store of ${String(CHANNELS)} channels with ${String(BUILDS)} builds each: ${many.toFixed(1)} ms, all of them ${all.toFixed(0)} ms`;
  return [...head, ...lines, '', ...curve, '', shown, plan, ''].join('\n');
}

const CHANNELS = 1000;
const BUILDS = 1000;
const NONE: ChannelName = { owner: 'bench', repo: 'none', channel: 'none' };

/** Verifying several channels of 1,000 builds: the time of one channel does not grow with the others. */
async function verifyCurve(folder: string): Promise<readonly string[]> {
  const store = folderStore(folder);
  const lines: string[] = [];
  for (const channels of [1, 2, 4, 8]) {
    const names = Array.from({ length: channels }, (_, index) => ({
      owner: 'bench',
      repo: `verify-${String(channels)}`,
      channel: `c${String(index)}`,
    }));
    for (const name of names) await writeChannel(folder, name, BUILDS);
    const started = performance.now();
    for (const name of names) await verifyStoredChannel(store, name);
    const each = (performance.now() - started) / channels;
    lines.push(`| ${String(channels)} | ${(each * channels).toFixed(0)} | ${each.toFixed(0)} |`);
  }
  return [`| channels of ${String(BUILDS)} builds | verify ms | ms a channel |`, '|---:|---:|---:|', ...lines];
}

/**
 * What a reader of many channels finds: all but the entries before the last, which showing does not read. They would be a
 * million files.
 */
async function writeServedChannels(folder: string): Promise<readonly ChannelName[]> {
  const { state } = publish('bench/many/template', BUILDS - 1);
  const names = Array.from({ length: CHANNELS }, (_, index) => ({
    owner: 'bench',
    repo: 'many',
    channel: `c${String(index)}`,
  }));
  for (const name of names) {
    const channel = `${name.owner}/${name.repo}/${name.channel}`;
    const fold = channelFold(channel, { ...state, channel });
    const build = buildOf(BUILDS);
    const operations = [
      { type: 'add-build', build },
      { type: 'set-pointer', pointer: 'Latest', build: build.id },
    ] as const;
    const bytes = nextEntry(fold.state, { operations, by: 'bench', now });
    fold.add(bytes);
    const home = join(folder, 'build-info', channel);
    await mkdir(join(home, 'log'), { recursive: true });
    await writeFile(join(home, 'log', entryFileName(BUILDS)), bytes);
    for (const [file, text] of channelFiles(fold.state)) await writeFile(join(home, file), text);
  }
  return names;
}

function buildOf(index: number): Build {
  const version = `1.0.${String(index)}`;
  const packages = Array.from({ length: 20 }, (_, one) => ({ id: `Bench.Package${String(one)}`, version }));
  const about = { commit: '4f2a91c', branch: 'main', date: '2026-01-31T09:00:00Z' };
  return { id: version, version, order: [index], ...about, packages, artifacts: [] };
}

function publish(
  channel: string,
  builds: number,
): { readonly state: ChannelState; readonly entries: readonly Uint8Array[] } {
  const fold = channelFold(channel);
  const entries = Array.from({ length: builds }, (_, index) => {
    const build = buildOf(index);
    const operations = [
      { type: 'add-build', build },
      { type: 'set-pointer', pointer: 'Latest', build: build.id },
    ] as const;
    const bytes = nextEntry(fold.state, { operations, by: 'bench', now });
    fold.add(bytes);
    return bytes;
  });
  return { state: fold.state, entries };
}

/** Writes what publishing writes, without waiting for the disk at each build. */
async function writeChannel(folder: string, { owner, repo, channel }: ChannelName, builds: number): Promise<void> {
  const home = join(folder, 'build-info', owner, repo, channel);
  await mkdir(join(home, 'log'), { recursive: true });
  const { state, entries } = publish(`${owner}/${repo}/${channel}`, builds);
  for (const [index, bytes] of entries.entries()) await writeFile(join(home, 'log', entryFileName(index + 1)), bytes);
  for (const [name, bytes] of channelFiles(state)) await writeFile(join(home, name), bytes);
}

const source = publish('bench/app/main', 10).state;
const subscriptions = parseSubscriptions('[[subscription]]\nid = "app"\nchannel = "bench/app/main"\n');
const channels = new Map([[source.channel, source]]);
const items = Array.from(
  { length: DEPENDENCIES },
  (_, index) => `    <PackageVersion Include="Bench.Package${String(index)}" Version="1.0.0" />\n`,
);
const files = [
  { path: 'Directory.Packages.props', text: `<Project><ItemGroup>\n${items.join('')}</ItemGroup></Project>\n` },
];

function planAll(): number {
  let moves = 0;
  for (let repository = 0; repository < REPOSITORIES; repository += 1) {
    moves += planFlow({ subscriptions, files, channels, record: {}, now }).moves;
  }
  return moves;
}

async function median(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}
