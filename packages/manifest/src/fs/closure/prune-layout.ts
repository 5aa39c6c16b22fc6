import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import type { ClosureReport } from '../../closure/closure-report.ts';
import { finding } from '../../finding.ts';
import { changeSettled } from '../bundle/change-settled.ts';
import { updateSettled } from '../update-layout.ts';
import { closureReport, placeIn, readClosureState } from './find-missing.ts';

export interface PruneOptions {
  /** The variables that builds run with. */
  readonly environment: Environment;
  /** Whether packages are deleted, and not only listed. */
  readonly apply?: boolean;
}

/**
 * Says which packages of the layout nobody needs, and deletes them with `apply`, from the cache too. Nothing is deleted
 * while a project does not say what it needs: that may be one of them.
 */
export async function pruneLayout(root: string, { environment, apply = false }: PruneOptions): Promise<ClosureReport> {
  const before = await readClosureState(root, environment);
  const { config, verdict } = before;
  const gaps = verdict.findings.filter(({ code }) => code === 'closure-unknown');
  const unused = verdict.unused.map(({ file }) => finding('package-unused', placeIn(config)(file)));
  if (!apply || gaps.length > 0 || unused.length === 0) return closureReport(before, [], [...gaps, ...unused]);
  await changeSettled(root, async () => {
    for (const { file, id, version } of verdict.unused) {
      await rm(join(root, config.packages, file), { force: true });
      await rm(join(root, config.cache, id.toLowerCase(), version.toLowerCase()), { recursive: true, force: true });
    }
    await updateSettled(root);
  });
  const deleted = verdict.unused.map(({ file }) => file);
  return closureReport(await readClosureState(root, environment), deleted, []);
}
