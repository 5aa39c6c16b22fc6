import { logger, type PromiseExecutor } from '@nx/devkit';
import { checkSet, lintMatrix, type Matrix } from '@nuspine/compat-matrix';
import { readMatrixFile } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Finds what a compatibility matrix says wrongly, and judges every bundle by it. Both are always printed. */
export const matrixCheck: PromiseExecutor<{ readonly matrix: string }> = (options, context) =>
  outcome(async () => {
    const matrix = await readMatrixFile(projectPath(context, options.matrix));
    const isSaidRightly = printFindings(lintMatrix(matrix));
    return bundlesWork(matrix) && isSaidRightly;
  });

/** The versions of a bundle have to be said, or shown, to work together. */
function bundlesWork(matrix: Matrix): boolean {
  const judged = matrix.bundles.map(({ id, pins }) => ({ id, verdict: checkSet(matrix, pins).verdict }));
  for (const { id, verdict } of judged) logger.info(`${id}: ${verdict}`);
  return judged.every(({ verdict }) => verdict === 'tested' || verdict === 'declared');
}
