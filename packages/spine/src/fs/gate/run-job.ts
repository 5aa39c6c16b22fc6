import { CodedError } from '@nuspine/primitives';
import type { GateJob } from '../../gate/gate-file.ts';
import type { JobResult } from '../../gate/job-result.ts';
import type { JobContext } from './job-context.ts';
import { cliSmoke, inProcess } from './commands.ts';
import { httpSmoke } from './http-smoke.ts';
import { image } from './image.ts';
import { nugetConsumer } from './nuget-consumer.ts';
import { packGraph } from './pack-graph.ts';

/** Runs one job. What it cannot read or start fails it, with the error as the reason: the other jobs go on. */
export async function runJob(job: GateJob, context: JobContext): Promise<JobResult> {
  try {
    return await runKind(job, context);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { path } = error.details;
    return { reason: `${error.code}: ${error.message}${path === undefined ? '' : `: ${String(path)}`}`, facts: [] };
  }
}

async function runKind(job: GateJob, context: JobContext): Promise<JobResult> {
  switch (job.kind) {
    case 'cli-smoke':
      return cliSmoke(job, context);
    case 'http-smoke':
      return httpSmoke(job, context);
    case 'in-process':
      return inProcess(job, context);
    case 'nuget-consumer':
      return nugetConsumer(job, context);
    case 'pack-graph':
      return packGraph(job, context);
    case 'image':
      return image(job, context);
  }
}
