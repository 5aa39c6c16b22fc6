import { logger, type PromiseExecutor } from '@nx/devkit';
import { parseBuild } from '@nuspine/channels';
import { publishBuild, readDocument } from '@nuspine/channels/fs';
import { changeContext, type ChannelExecutorOptions } from '../channel-options.ts';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Options of `@nuspine/nx:channel-publish`. */
export interface ChannelPublishOptions extends ChannelExecutorOptions {
  /** File that describes the build, relative to the project. */
  readonly build: string;
  readonly pointer?: string;
}

/** Publishes a build to a channel. What is there already changes nothing, so that a run may be repeated. */
export const channelPublish: PromiseExecutor<ChannelPublishOptions> = ({ build, pointer, ...options }, context) =>
  outcome(async () => {
    const path = projectPath(context, build);
    const publication = {
      build: parseBuild(await readDocument(path), build),
      ...(pointer === undefined ? {} : { pointer }),
    };
    const { changed, done } = await publishBuild(await changeContext(options, context), publication);
    logger.info(changed ? done.join('\n') : 'the channel has this build already');
    return true;
  });
