import type { PromiseExecutor } from '@nx/devkit';
import { lintMatrix } from '@nuspine/compat-matrix';
import { readMatrixFile } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Finds what a compatibility matrix says wrongly. */
export const matrixLint: PromiseExecutor<{ readonly matrix: string }> = ({ matrix }, context) =>
  outcome(async () => printFindings(lintMatrix(await readMatrixFile(projectPath(context, matrix)))));
