import {
  type GeneratorCallback,
  logger,
  readProjectConfiguration,
  type Tree,
  updateProjectConfiguration,
} from '@nx/devkit';
import { finish } from './new-file.ts';

/** Options of the generators that give a project a target for a channel. */
export interface ChannelTargetOptions {
  readonly project: string;
  readonly channel: string;
  /** Folder (relative to the project), address, `git:<repository>` or `put:<address>`. */
  readonly store?: string;
  readonly skipFormat?: boolean;
}

/** Adds a target to a project, unless it has one of that name: what people wrote is theirs. */
export async function addChannelTarget(
  tree: Tree,
  name: 'channel-publish' | 'channel-promote',
  { project, channel, store, ...rest }: ChannelTargetOptions,
  options: Readonly<Record<string, unknown>>,
): Promise<GeneratorCallback> {
  const configuration = readProjectConfiguration(tree, project);
  const { targets = {} } = configuration;
  if (name in targets) {
    logger.info(`${project} has ${name} already, and keeps it`);
  } else {
    const target = {
      executor: `@nuspine/nx:${name}`,
      cache: false,
      options: { channel, ...(store === undefined ? {} : { store }), ...options },
    };
    updateProjectConfiguration(tree, project, { ...configuration, targets: { ...targets, [name]: target } });
  }
  return finish(tree, rest);
}
