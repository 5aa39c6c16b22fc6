import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { logger, type PromiseExecutor } from '@nx/devkit';
import { exportBundle } from '@nuspine/manifest/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

export interface OfflineExportOptions {
  readonly root: string;
  readonly bundle: string;
}

/** Writes an offline layout into a bundle, which is complete or an error. */
export const offlineExport: PromiseExecutor<OfflineExportOptions> = ({ root, bundle }, context) =>
  outcome(async () => {
    const path = projectPath(context, bundle);
    await mkdir(dirname(path), { recursive: true });
    await exportBundle(projectPath(context, root), path);
    logger.info(`bundle: ${bundle}`);
    return true;
  });
