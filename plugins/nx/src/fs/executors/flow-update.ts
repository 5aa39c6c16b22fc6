import { logger, type PromiseExecutor } from '@nx/devkit';
import { applyRepositoryFlow } from '@nuspine/channels/fs';
import { flowOptions, type FlowExecutorOptions } from '../flow-options.ts';
import { outcome } from '../outcome.ts';

/** Moves the dependencies of a repository to what the channels serve. */
export const flowUpdate: PromiseExecutor<FlowExecutorOptions> = (options, context) =>
  outcome(async () => {
    const { changed, files } = await applyRepositoryFlow(await flowOptions(options, context));
    logger.info(changed ? `wrote ${files.join(', ')}` : 'nothing moves');
    return true;
  });
