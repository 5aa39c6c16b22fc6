import type { GeneratorCallback, Tree } from '@nx/devkit';
import { addChannelTarget, type ChannelTargetOptions } from './channel-target.ts';

export interface ChannelPublishGeneratorOptions extends ChannelTargetOptions {
  /** File that describes the build, relative to the project. */
  readonly build?: string;
}

/** Gives a project a target that publishes its build to a channel. */
export function channelPublish(
  tree: Tree,
  { build = 'dist/build.json', ...options }: ChannelPublishGeneratorOptions,
): Promise<GeneratorCallback> {
  return addChannelTarget(tree, 'channel-publish', options, { build });
}
