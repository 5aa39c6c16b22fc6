import type { GeneratorCallback, Tree } from '@nx/devkit';
import { addChannelTarget, type ChannelTargetOptions } from './channel-target.ts';

export interface ChannelPromoteGeneratorOptions extends ChannelTargetOptions {
  /** Pointer that is moved. */
  readonly to?: string;
  /** Command that must pass. */
  readonly gate?: string;
}

/** Gives a project a target that promotes what its channel serves, past a gate named `tests`. */
export function channelPromote(
  tree: Tree,
  { to = 'LKG', gate, ...options }: ChannelPromoteGeneratorOptions,
): Promise<GeneratorCallback> {
  const gates = gate === undefined ? {} : { gates: { tests: gate } };
  return addChannelTarget(tree, 'channel-promote', options, { to, ...gates });
}
