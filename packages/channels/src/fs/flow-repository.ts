import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRelativePath, PrimitivesError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { parseChannelName } from '../channel-name.ts';
import type { ChannelState } from '../channel-state.ts';
import { applyPlan, flowMessage } from '../flow/apply-plan.ts';
import type { FlowDecision } from '../flow/decide.ts';
import { type FlowGraph, flowGraph } from '../flow/flow-graph.ts';
import { FLOW_RECORD_NAME, formatFlowRecord, parseFlowRecord } from '../flow/flow-record.ts';
import { type FlowInput, type FlowPlan, planFlow } from '../flow/plan-flow.ts';
import type { RepoFile } from '../flow/reference.ts';
import { parseSubscriptions, SUBSCRIPTIONS_NAME } from '../flow/subscriptions.ts';
import type { ChannelStore } from './channel-store.ts';
import { isCode } from './file-writes.ts';
import { gitIn } from './git.ts';
import { readChannel } from './read-channel.ts';
import { readDocument } from './read-document.ts';

export interface FlowOptions {
  readonly root: string;
  readonly store: ChannelStore;
  readonly now: Date;
  /** Only this subscription, whatever its frequency. */
  readonly only?: string;
}

/** What was moved in a repository. */
export interface FlowReport {
  readonly changed: boolean;
  /** Files that were written. */
  readonly files: readonly string[];
  readonly message: string;
  readonly branch?: string;
  readonly decisions: readonly FlowDecision[];
}

/** Plans the moves of a repository. Throws what reading its files and channels throws, and what `planFlow` throws. */
export async function planRepositoryFlow(options: FlowOptions): Promise<FlowPlan> {
  return planFlow(await readRepository(options));
}

/**
 * Makes the moves of a repository: edits its files, and with `branch` commits them there, as one commit. Nothing is written
 * when nothing moves. Throws `CHANNEL_GIT_FAILED`, `FILE_WRITE_FAILED`, and what `planRepositoryFlow` throws.
 */
export async function applyRepositoryFlow(options: FlowOptions & { readonly branch?: string }): Promise<FlowReport> {
  const { root, branch } = options;
  const input = await readRepository(options);
  const plan = planFlow(input);
  const changed = applyPlan(plan, input.files);
  const { decisions } = plan;
  if (changed.length === 0) return { changed: false, files: [], message: '', decisions };
  const files = [...changed, { path: FLOW_RECORD_NAME, text: formatFlowRecord(plan.record) }];
  const git = gitIn(root);
  if (branch !== undefined) await git(['checkout', '--quiet', '-b', branch]);
  for (const { path, text } of files) {
    await writeFileAtomically(join(root, path), (sink) => sink.write(Buffer.from(text, 'utf8')));
  }
  const message = flowMessage(plan);
  const paths = files.map(({ path }) => path);
  if (branch === undefined) return { changed: true, files: paths, message, decisions };
  await git(['add', '--', ...paths]);
  await git(['commit', '--quiet', '--message', message, '--', ...paths]);
  return { changed: true, files: paths, message, branch, decisions };
}

/** The graph of every channel in a store. */
export async function readFlowGraph(store: ChannelStore): Promise<FlowGraph> {
  await store.refresh();
  const names = await store.channels();
  const states: ChannelState[] = [];
  for (const name of names) states.push((await readChannel(store, name)).state);
  return flowGraph(states);
}

async function readRepository({ root, store, now, only }: FlowOptions): Promise<FlowInput> {
  const source = Buffer.from(await readDocument(join(root, SUBSCRIPTIONS_NAME))).toString('utf8');
  const subscriptions = parseSubscriptions(source);
  const channels = new Map<string, ChannelState>();
  for (const { channel } of subscriptions.subscriptions) {
    if (!channels.has(channel)) channels.set(channel, (await readChannel(store, parseChannelName(channel))).state);
  }
  const files = (await Promise.all(subscriptions.files.map((path) => readRepoFile(root, path)))).flat();
  const [record] = await readRepoFile(root, FLOW_RECORD_NAME);
  return {
    subscriptions,
    files,
    channels,
    record: record === undefined ? {} : parseFlowRecord(Buffer.from(record.text, 'utf8')),
    now,
    ...(only === undefined ? {} : { only }),
  };
}

async function readRepoFile(root: string, path: string): Promise<readonly RepoFile[]> {
  try {
    const bytes = await readFile(join(root, parseRelativePath(path)));
    if (!isUtf8(bytes)) throw new PrimitivesError('SOURCE_READ_FAILED', 'file is not UTF-8', { path });
    return [{ path, text: bytes.toString('utf8') }];
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return [];
    if (cause instanceof PrimitivesError) throw cause;
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}
