import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { type Evidence, formatEvidence, tryParseEvidence } from '../../gate/evidence.ts';

/** The evidence of a job, if it was kept and can be read. */
export async function readEvidence(folder: string, job: string): Promise<Evidence | undefined> {
  const text = await readFile(evidencePath(folder, job), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : tryParseEvidence(text);
}

/** Throws `FILE_WRITE_FAILED`. */
export async function writeEvidence(folder: string, evidence: Evidence): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileAtomically(evidencePath(folder, evidence.job), (sink) =>
    sink.write(Buffer.from(formatEvidence(evidence))),
  );
}

function evidencePath(folder: string, job: string): string {
  return join(folder, `${job}.json`);
}
