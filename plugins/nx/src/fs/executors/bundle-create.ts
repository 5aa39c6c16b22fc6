import { logger, type PromiseExecutor } from '@nx/devkit';
import { createBundle, readMatrixFile } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';

interface BundleCreateOptions {
  readonly matrix: string;
  readonly feed: string;
  readonly outputPath: string;
}

/** Makes the archive of every bundle of a matrix. One that is incompatible, or that no run has tested, fails the target. */
export const bundleCreate: PromiseExecutor<BundleCreateOptions> = (options, context) =>
  outcome(async () => {
    const matrix = projectPath(context, options.matrix);
    const out = await emptyOutput(context, options.outputPath);
    const feeds = [projectPath(context, options.feed)];
    let isComplete = true;
    for (const { id } of (await readMatrixFile(matrix)).bundles) {
      const report = await createBundle({ matrix, id, feeds, out });
      if (report.created) logger.info(`${id}: ${report.digest}`);
      else for (const { message } of report.refusals) logger.error(`${id}: ${message}`);
      isComplete &&= report.created;
    }
    return isComplete;
  });
