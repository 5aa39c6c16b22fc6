import { logger, type PromiseExecutor } from '@nx/devkit';
import { checkSet } from '@nuspine/compat-matrix';
import { readMatrixFile } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Judges every bundle of a matrix: its versions have to be said, or shown, to work together. */
export const bundleCheck: PromiseExecutor<{ readonly matrix: string }> = (options, context) =>
  outcome(async () => {
    const matrix = await readMatrixFile(projectPath(context, options.matrix));
    const judged = matrix.bundles.map(({ id, pins }) => ({ id, verdict: checkSet(matrix, pins).verdict }));
    for (const { id, verdict } of judged) logger.info(`${id}: ${verdict}`);
    return judged.every(({ verdict }) => verdict === 'tested' || verdict === 'declared');
  });
