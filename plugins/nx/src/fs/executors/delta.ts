import { logger, type PromiseExecutor } from '@nx/devkit';
import { createFeedDeltas } from '@nuspine/delta/fs';
import type { DeltaExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { singlePackage } from '../single-package.ts';

/** Makes the deltas to a full package from the release before it. A first release has none, which is a success. */
export const delta: PromiseExecutor<DeltaExecutorOptions> = (
  { base, full, engine, formats, channel, outputPath },
  context,
) =>
  outcome(async () => {
    const target = await singlePackage(projectPath(context, full));
    const out = await emptyOutput(context, outputPath);
    const feed = projectPath(context, base);
    const made = await createFeedDeltas({
      feed,
      full: target,
      out,
      ...(engine === undefined ? {} : { engine }),
      ...(formats === undefined ? {} : { formats }),
      ...(channel === undefined ? {} : { channel }),
    });
    for (const { format, ...delta } of made) {
      const what = 'noDelta' in delta ? `none: ${delta.noDelta.reason}` : `made ${delta.deltaReport.output.name}`;
      logger.info(`delta for ${format}: ${what}`);
    }
    return true;
  });
