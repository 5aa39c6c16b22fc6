import { logger, type PromiseExecutor } from '@nx/devkit';
import { createFeedDelta } from '@nuspine/delta/fs';
import type { DeltaExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { singlePackage } from '../single-package.ts';

/** Makes the delta to a full package from the release before it. A first release has none, which is a success. */
export const delta: PromiseExecutor<DeltaExecutorOptions> = ({ base, full, engine, outputPath }, context) =>
  outcome(async () => {
    const target = await singlePackage(projectPath(context, full));
    const out = await emptyOutput(context, outputPath);
    const feed = projectPath(context, base);
    const made = await createFeedDelta({ feed, full: target, out, ...(engine === undefined ? {} : { engine }) });
    logger.info('noDelta' in made ? `no delta: ${made.noDelta.reason}` : `made ${made.deltaReport.output.name}`);
    return true;
  });
