import type { Fact } from './evidence.ts';

/** What a job found. A reason names the thing that is wrong, so that nobody has to read a log first. */
export interface JobResult {
  /** Why it failed; nothing when it passed. */
  readonly reason?: string;
  readonly facts: readonly Fact[];
}

/** How a program ended. */
export interface ProgramEnd {
  /** Nothing when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** True when its time was up. */
  readonly timedOut: boolean;
}

const SHOWN = 300;

/** The first reason there is, or none. */
export function resultOf(reasons: readonly (string | undefined)[], facts: readonly Fact[] = []): JobResult {
  const reason = reasons.find((one) => one !== undefined);
  return reason === undefined ? { facts } : { reason, facts };
}

/** Why the way a program ended is wrong, with the last thing it said. */
export function endReason(what: string, end: ProgramEnd, wanted = 0): string | undefined {
  if (end.timedOut) return `${what} did not end in time${said(end)}`;
  if (end.exitCode === wanted) return undefined;
  const how = end.exitCode === undefined ? 'was killed' : `exited with ${String(end.exitCode)}`;
  return `${what} ${how}${wanted === 0 ? '' : `, not ${String(wanted)}`}${said(end)}`;
}

/** Why an output is wrong. */
export function outputReason(what: string, { stdout }: ProgramEnd, wanted: string | undefined): string | undefined {
  if (wanted === undefined || stdout.includes(wanted)) return undefined;
  return `${what} did not print ${JSON.stringify(wanted)}${said({ stdout, stderr: '' })}`;
}

/** Errors of MSBuild and NuGet stand before summaries, so that the first of them says most. */
function said({ stdout, stderr }: Pick<ProgramEnd, 'stdout' | 'stderr'>): string {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const line = lines.find((one) => /\berror [A-Z]+\d+:/.test(one)) ?? lines.findLast((one) => one !== '');
  return line === undefined ? '' : `: ${line.slice(0, SHOWN)}`;
}
