import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { parseGateFile } from '../../gate/parse-gate-file.ts';
import { ciWorkflow, type CiName, WORKFLOW_PATHS } from '../../gate/workflow/ci-workflow.ts';
import type { WorkflowReport } from '../../gate/workflow/workflow-report.ts';
import { readTextFile } from '../text-file.ts';

export interface WorkflowOptions {
  readonly ci: CiName;
  /** `check` writes nothing. */
  readonly mode: 'write' | 'check';
}

/**
 * Writes the workflow that a gate.toml asks for, or compares the one that is there with it. A comparison is of the text:
 * a workflow that was changed by hand is not the one that the gate asks for.
 * Throws `GATE_FILE_INVALID`, `SOURCE_READ_FAILED` and `FILE_WRITE_FAILED`.
 */
export async function gateWorkflow(path: string, { ci, mode }: WorkflowOptions): Promise<WorkflowReport> {
  const wanted = ciWorkflow(ci, parseGateFile((await readTextFile(path, 'GATE_FILE_INVALID')).text, path));
  const file = WORKFLOW_PATHS[ci];
  const target = join(dirname(path), file);
  const found = await readFile(target, 'utf8').catch(() => undefined);
  // Git may have written the ends of lines as Windows has them.
  if (found?.replaceAll('\r\n', '\n') === wanted) return { ok: true, path: file, state: 'current' };
  if (mode === 'check') return { ok: false, path: file, state: found === undefined ? 'missing' : 'differs' };
  await mkdir(dirname(target), { recursive: true });
  await writeFileAtomically(target, (sink) => sink.write(Buffer.from(wanted)));
  return { ok: true, path: file, state: 'written' };
}
