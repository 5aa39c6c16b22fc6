import type { ImageJob } from './gate-file.ts';
import { type JobResult, resultOf } from './job-result.ts';

/** An image as its layout has it. */
export interface ImageFacts {
  readonly references: readonly string[];
  readonly digest?: string;
  readonly entrypoint?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** Compares an image with what it was declared to be. */
export function judgeImage(job: ImageJob, image: ImageFacts): JobResult {
  const { digest, entrypoint = [], labels = {} } = image;
  if (digest === undefined) {
    const there = image.references.join(', ') || 'none';
    return { reason: `no image is named ${job.tag} in ${job.layout}; there is: ${there}`, facts: [] };
  }
  const reasons = [
    job.digest === undefined || job.digest === digest ? undefined : `image is ${digest}, but pinned to ${job.digest}`,
    job.entrypoint === undefined || isSame(job.entrypoint, entrypoint)
      ? undefined
      : `entrypoint is ${JSON.stringify(entrypoint)}, not ${JSON.stringify(job.entrypoint)}`,
    ...Object.entries(job.labels ?? {}).map(([name, wanted]) => labelReason(name, wanted, labels[name])),
  ];
  return resultOf(reasons, [{ name: job.tag, value: digest }]);
}

function labelReason(name: string, wanted: string, found: string | undefined): string | undefined {
  if (found === wanted) return undefined;
  return `label ${name} is ${found === undefined ? 'not there' : JSON.stringify(found)}, not ${JSON.stringify(wanted)}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
