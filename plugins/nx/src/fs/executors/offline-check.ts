import type { PromiseExecutor } from '@nx/devkit';
import { checkLayout } from '@nuspine/manifest/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Finds manifests of an offline layout that are not what its files say. Nothing is written. */
export const offlineCheck: PromiseExecutor<{ readonly root: string }> = ({ root }, context) =>
  outcome(async () => printFindings(await checkLayout(projectPath(context, root))));
