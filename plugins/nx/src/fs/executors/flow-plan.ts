import { logger, type PromiseExecutor } from '@nx/devkit';
import { planRepositoryFlow } from '@nuspine/channels/fs';
import { flowOptions, type FlowExecutorOptions } from '../flow-options.ts';
import { outcome } from '../outcome.ts';

/** Says what the dependencies of a repository would move to. Nothing is written. */
export const flowPlan: PromiseExecutor<FlowExecutorOptions> = (options, context) =>
  outcome(async () => {
    const plan = await planRepositoryFlow(await flowOptions(options, context));
    for (const decision of plan.decisions) logger.info(JSON.stringify(decision));
    return plan.ok;
  });
