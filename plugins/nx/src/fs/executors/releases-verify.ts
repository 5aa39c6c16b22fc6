import { logger, type PromiseExecutor } from '@nx/devkit';
import { verifyFeed } from '@nuspine/delta/fs';
import type { ReleasesVerifyExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Compares every package of a feed with its index. Each problem is printed; any of them fails the target. */
export const releasesVerify: PromiseExecutor<ReleasesVerifyExecutorOptions> = ({ releases }, context) =>
  outcome(async () => {
    const report = await verifyFeed(projectPath(context, releases));
    for (const problem of report.problems) logger.error(JSON.stringify(problem));
    logger.info(`checked: ${report.checked}, problems: ${report.problems.length}`);
    return report.ok;
  });
