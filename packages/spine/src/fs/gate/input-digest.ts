import { join } from 'node:path';
import { compareOrdinal, type Digest, digestBytes, digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { glob } from 'tinyglobby';
import type { GateJob } from '../../gate/gate-file.ts';

/** What a job depends on, as one digest. */
export interface JobInputs {
  readonly digest: Digest;
  readonly files: number;
}

/** Folders that are made from the rest, or by those who look at it: left out unless a glob names them. */
const MADE = ['node_modules', '.git', '.nx', 'bin', 'obj', 'dist'];
const MOST_AT_ONCE = 64;

/** Hashes a job as it is declared and every file it depends on, by path. Throws `SOURCE_READ_FAILED`. */
export async function inputDigest(
  job: GateJob,
  inputs: readonly string[],
  { folder, evidence }: { readonly folder: string; readonly evidence: string },
): Promise<JobInputs> {
  const named = new Set(inputs.flatMap((one) => one.split('/')));
  const ignored = MADE.filter((name) => !named.has(name)).map((name) => `**/${name}/**`);
  const found = await glob([...inputs], { cwd: folder, dot: true, ignore: [...ignored, `${evidence}/**`] });
  const paths = found.toSorted(compareOrdinal);
  const lines: string[] = [JSON.stringify(job)];
  for (let at = 0; at < paths.length; at += MOST_AT_ONCE) {
    const some = paths.slice(at, at + MOST_AT_ONCE);
    const digests = await Promise.all(some.map((path) => withFileSource(join(folder, path), digestSource)));
    lines.push(...some.map((path, index) => JSON.stringify([path, digests[index]])));
  }
  return { digest: digestBytes(Buffer.from(lines.join('\n'))), files: paths.length };
}
