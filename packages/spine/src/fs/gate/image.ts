import { join } from 'node:path';
import type { ImageJob } from '../../gate/gate-file.ts';
import type { JobResult } from '../../gate/job-result.ts';
import { judgeImage } from '../../gate/judge-image.ts';
import { readOciLayout } from '../oci-layout.ts';
import type { JobContext } from './job-context.ts';

/** Compares an image of a layout with what it should be. Throws `SPINE_ARTIFACT_INVALID` and `SOURCE_READ_FAILED`. */
export async function image(job: ImageJob, { folder }: JobContext): Promise<JobResult> {
  return judgeImage(job, await readOciLayout(join(folder, job.layout), job.tag));
}
