import type { ExecutorContext } from '@nx/devkit';
import type { FlowOptions } from '@nuspine/channels/fs';
import { openNamedStore } from './channel-options.ts';
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
  return { root: folder, store: await openNamedStore(store ?? root, context), now: new Date() };
}
