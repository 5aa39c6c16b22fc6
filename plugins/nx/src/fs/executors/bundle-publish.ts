import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logger, type PromiseExecutor } from '@nx/devkit';
import { publishBundle } from '@nuspine/compat-matrix/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

interface BundlePublishOptions {
  readonly archives: string;
  readonly registry: string;
  readonly now?: string;
}

/** Publishes every archive of a folder to a registry. What is there already stays; what breaks the policy fails the target. */
export const bundlePublish: PromiseExecutor<BundlePublishOptions> = (options, context) =>
  outcome(async () => {
    const folder = projectPath(context, options.archives);
    const registry = projectPath(context, options.registry);
    const now = options.now ?? new Date().toISOString().slice(0, 10);
    let isComplete = true;
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.tar.gz')).toSorted()) {
      const report = await publishBundle({ archive: join(folder, name), registry, now });
      if (report.published) logger.info(`${name}: ${report.changed ? 'published' : 'was published already'}`);
      else for (const { message } of report.refusals) logger.error(`${name}: ${message}`);
      isComplete &&= report.published;
    }
    return isComplete;
  });
