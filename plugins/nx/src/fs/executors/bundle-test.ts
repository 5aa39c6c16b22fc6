import { logger, type PromiseExecutor } from '@nx/devkit';
import { readMatrixFile, testBundle } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

interface BundleTestOptions {
  readonly matrix: string;
  readonly feed: string;
  readonly registry: string;
  readonly now?: string;
}

/** Tries every bundle of a matrix in an installation of its own, and after upgrades, and records the results in the matrix. */
export const bundleTest: PromiseExecutor<BundleTestOptions> = (options, context) =>
  outcome(async () => {
    const matrix = projectPath(context, options.matrix);
    const shared = {
      matrix,
      feeds: [projectPath(context, options.feed)],
      registry: projectPath(context, options.registry),
    };
    const now = options.now ?? new Date().toISOString().slice(0, 10);
    let isComplete = true;
    for (const { id } of (await readMatrixFile(matrix)).bundles) {
      const report = await testBundle({ ...shared, id, now, environment: process.env });
      logger.info(`${id}: ${report.ok ? 'passed' : JSON.stringify(report)}`);
      isComplete &&= report.ok;
    }
    return isComplete;
  });
