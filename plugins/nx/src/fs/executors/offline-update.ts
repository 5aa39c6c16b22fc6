import type { PromiseExecutor } from '@nx/devkit';
import { updateLayout } from '@nuspine/manifest/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Writes the manifests of an offline layout as its files say them. */
export const offlineUpdate: PromiseExecutor<{ readonly root: string }> = ({ root }, context) =>
  outcome(async () => printFindings(await updateLayout(projectPath(context, root))));
