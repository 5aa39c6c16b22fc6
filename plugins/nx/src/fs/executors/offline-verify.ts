import process from 'node:process';
import type { PromiseExecutor } from '@nx/devkit';
import { verifyLayout } from '@nuspine/manifest/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Compares every file of an offline layout with its manifests. Each finding is printed; an error fails it. */
export const offlineVerify: PromiseExecutor<{ readonly root: string }> = ({ root }, context) =>
  outcome(async () => printFindings(await verifyLayout(projectPath(context, root), { environment: process.env })));
