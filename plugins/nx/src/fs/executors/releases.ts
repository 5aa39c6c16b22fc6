import { logger, type PromiseExecutor } from '@nx/devkit';
import { addRelease, copyFeed } from '@nuspine/delta/fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleasesExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { deltasInFolder, singlePackage } from '../single-package.ts';

/** Makes the feed that clients see next: the base feed with the new full package and its deltas. */
export const releases: PromiseExecutor<ReleasesExecutorOptions> = (
  { base, full, delta, formats, channel, outputPath },
  context,
) =>
  outcome(async () => {
    const target = await singlePackage(projectPath(context, full));
    const deltas = projectPath(context, delta);
    const names = await deltasInFolder(deltas);
    const feed = await emptyOutput(context, outputPath);
    await copyFeed(projectPath(context, base), feed);
    const options = {
      releases: feed,
      deltas: names.map((name) => join(deltas, name)),
      ...(formats === undefined ? {} : { formats }),
      ...(channel === undefined ? {} : { channel }),
    };
    const added = await addRelease(options, (out) => copyFile(target, out));
    logger.info(added.changed ? `added ${added.full.name}` : `${added.full.name} was released before`);
    return true;
  });
