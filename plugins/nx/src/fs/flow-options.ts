import process from 'node:process';
import { isAbsolute } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type FlowOptions, openStore } from '@nuspine/channels/fs';
import { projectPath } from './project-path.ts';

/** Options of the executors that follow channels. */
export interface FlowExecutorOptions {
  readonly root: string;
  readonly store?: string;
}

/** The repository and the store of an executor; a store that is no address is a folder of the project. */
export async function flowOptions(
  { root, store }: FlowExecutorOptions,
  context: ExecutorContext,
): Promise<FlowOptions> {
  const folder = projectPath(context, root);
  const isElsewhere = store !== undefined && (isAbsolute(store) || /^(?:git|https?):/.test(store));
  const place = store === undefined ? folder : isElsewhere ? store : projectPath(context, store);
  return { root: folder, store: await openStore(place, process.env), now: new Date() };
}
