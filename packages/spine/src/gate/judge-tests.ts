import type { Fact } from './evidence.ts';
import { endReason, type JobResult, type ProgramEnd, resultOf } from './job-result.ts';

/** A run of tests passes when its command does and at least one test ran. */
export function judgeTests(end: ProgramEnd, count: string): JobResult {
  const ran = [...`${end.stdout}\n${end.stderr}`.replaceAll(COLOUR, '').matchAll(new RegExp(count, 'g'))]
    .map(([, number]) => Number(number))
    .filter((number) => Number.isSafeInteger(number))
    .reduce((sum, number) => sum + number, 0);
  const facts: readonly Fact[] = [{ name: 'tests', value: String(ran) }];
  return resultOf([endReason('test command', end), ran > 0 ? undefined : 'no test ran'], facts);
}

// Test runners colour their numbers when they think that a terminal is there.
// eslint-disable-next-line no-control-regex -- the escape character is what is looked for
const COLOUR = /\u001b\[[0-9;]*m/g;
