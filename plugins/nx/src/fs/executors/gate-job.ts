import process from 'node:process';
import { logger, type PromiseExecutor } from '@nx/devkit';
import { runGate } from '@nuspine/spine/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Runs one job of a gate. Its evidence is the output that Nx keeps. */
export const gateJob: PromiseExecutor<{ readonly gate: string; readonly job: string }> = ({ gate, job }, context) =>
  outcome(async () => {
    const options = { jobs: [job], judge: 'chosen', now: new Date(), environment: process.env } as const;
    const { ok, jobs } = await runGate(projectPath(context, gate), options);
    for (const { name, state, reason } of jobs)
      logger.info(`${name}: ${state}${reason === undefined ? '' : `: ${reason}`}`);
    return ok;
  });
