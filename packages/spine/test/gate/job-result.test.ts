import { describe, expect, it } from 'vitest';
import { endReason, outputReason, type ProgramEnd, resultOf } from '../../src/gate/job-result.ts';

const end: ProgramEnd = { exitCode: 0, stdout: '', stderr: '', timedOut: false };

describe('endReason', () => {
  it.each([
    ['nothing for the exit code that is wanted', end, 0, undefined],
    ['nothing for another one that is wanted', { ...end, exitCode: 2 }, 2, undefined],
    ['the exit code and the last thing said', { ...end, exitCode: 3, stderr: 'a\nb\n\n' }, 0, 'app exited with 3: b'],
    ['the exit code that is wanted', end, 2, 'app exited with 0, not 2'],
    ['a signal', { ...end, exitCode: undefined }, 0, 'app was killed'],
    ['the time', { ...end, exitCode: undefined, timedOut: true }, 0, 'app did not end in time'],
    [
      'the first error of a build',
      { ...end, exitCode: 1, stdout: 'A.cs(1,1): error CS1002: ; expected\nerror CS2: b\nBuild FAILED.' },
      0,
      'app exited with 1: A.cs(1,1): error CS1002: ; expected',
    ],
  ])('says %s', (_what, ended, wanted, reason) => {
    expect(endReason('app', ended, wanted)).toBe(reason);
  });
});

describe('outputReason', () => {
  it('says what is missing and what was there', () => {
    expect(outputReason('app', { ...end, stdout: 'v2' }, 'v1')).toBe('app did not print "v1": v2');
    expect(outputReason('app', { ...end, stdout: 'v1' }, 'v1')).toBeUndefined();
    expect(outputReason('app', end, undefined)).toBeUndefined();
  });
});

describe('resultOf', () => {
  it('keeps the first reason and all facts', () => {
    const facts = [{ name: 'a', value: 'b' }];
    expect(resultOf([undefined, 'one', 'two'], facts)).toEqual({ reason: 'one', facts });
    expect(resultOf([undefined], facts)).toEqual({ facts });
  });
});
