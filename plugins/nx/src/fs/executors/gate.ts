import { logger, type PromiseExecutor } from '@nx/devkit';
import { listGate } from '@nuspine/spine/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Judges the evidence of every job: what did not run, or ran on something else, closes the gate. */
export const gate: PromiseExecutor<{ readonly gate: string }> = (options, context) =>
  outcome(async () => {
    const { ok, jobs } = await listGate(projectPath(context, options.gate), { now: new Date() });
    for (const { name, state, reason } of jobs)
      logger.info(`${name}: ${state}${reason === undefined ? '' : `: ${reason}`}`);
    logger.info(ok ? 'the gate is open' : 'the gate is closed');
    return ok;
  });
