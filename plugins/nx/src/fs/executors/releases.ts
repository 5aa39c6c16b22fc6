import { logger, type PromiseExecutor } from '@nx/devkit';
import { addRelease, copyFeed } from '@nuspine/delta/fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleasesExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { packagesInFolder, singlePackage } from '../single-package.ts';

/** Makes the feed that clients see next: the base feed with the new full package and its delta. */
export const releases: PromiseExecutor<ReleasesExecutorOptions> = ({ base, full, delta, outputPath }, context) =>
  outcome(async () => {
    const target = await singlePackage(projectPath(context, full));
    const deltas = projectPath(context, delta);
    const [name] = await packagesInFolder(deltas);
    const feed = await emptyOutput(context, outputPath);
    await copyFeed(projectPath(context, base), feed);
    const made = name === undefined ? {} : { delta: join(deltas, name) };
    const added = await addRelease({ releases: feed, ...made }, (out) => copyFile(target, out));
    logger.info(added.changed ? `added ${added.full.name}` : `${added.full.name} was released before`);
    return true;
  });
