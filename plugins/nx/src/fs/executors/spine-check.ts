import { logger, type PromiseExecutor } from '@nx/devkit';
import { checkSpine } from '@nuspine/spine/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Compares every artifact of a spine with the version of its source. Each finding is printed; any of them fails it. */
export const spineCheck: PromiseExecutor<{ readonly spine: string; readonly published?: boolean }> = (
  { spine, published = false },
  context,
) =>
  outcome(async () => {
    const { ok, version, artifacts, findings } = await checkSpine(
      projectPath(context, spine),
      published ? { published: { environment: process.env } } : {},
    );
    for (const { path, line, rule, what, found = '', fix } of findings) {
      logger.error(`${path}${line === undefined ? '' : `:${String(line)}`}: ${rule}: ${what} ${found}: ${fix}`);
    }
    logger.info(`version ${version}: artifacts: ${artifacts.length}, findings: ${findings.length}`);
    return ok;
  });
