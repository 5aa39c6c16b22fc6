import { withTemporaryFolder } from '@nuspine/primitives/fs';
import type { CliSmokeJob, InProcessJob } from '../../gate/gate-file.ts';
import { endReason, type JobResult, outputReason, type ProgramEnd, resultOf } from '../../gate/job-result.ts';
import { judgeTests } from '../../gate/judge-tests.ts';
import { filledCommand } from '../../gate/filled-command.ts';
import type { JobContext } from './job-context.ts';
import { runProgram } from './start-program.ts';

/** Runs a program that has to end well and to say something. Throws `GATE_PROGRAM_MISSING`. */
export async function cliSmoke({ command, exit, output }: CliSmokeJob, context: JobContext): Promise<JobResult> {
  const end = await runCommand(command, context);
  const name = command[0] ?? '';
  return resultOf(
    [endReason(name, end, exit), outputReason(name, end, output)],
    [{ name: 'exit code', value: String(end.exitCode ?? 'none') }],
  );
}

/** Runs tests, of which at least one has to run. Throws `GATE_PROGRAM_MISSING`. */
export async function inProcess({ command, count }: InProcessJob, context: JobContext): Promise<JobResult> {
  return judgeTests(await runCommand(command, context), count);
}

async function runCommand(
  command: readonly string[],
  { folder, environment, seconds }: JobContext,
): Promise<ProgramEnd> {
  return withTemporaryFolder((scratch) =>
    runProgram(filledCommand(command, { scratch }), { cwd: folder, env: environment, seconds }),
  );
}
