import { describe, expect, it } from 'vitest';
import { judgeTests } from '../../src/gate/judge-tests.ts';

const end = { exitCode: 0, stderr: '', timedOut: false };

describe('judgeTests', () => {
  it('adds up what ran, whatever its colour', () => {
    const stdout = 'Passed: 3\nPassed: \u001b[32m4\u001b[39m\n';
    expect(judgeTests({ ...end, stdout }, 'Passed: +(\\d+)')).toEqual({ facts: [{ name: 'tests', value: '7' }] });
  });

  it.each(['Passed: 0', 'nothing to do', 'Passed: 99999999999999999999'])('fails when no test ran: %s', (stdout) => {
    expect(judgeTests({ ...end, stdout }, 'Passed: +(\\d+)').reason).toBe('no test ran');
  });

  it('fails with the command', () => {
    const failed = { ...end, exitCode: 1, stdout: 'Passed: 3', stderr: 'one failed' };
    expect(judgeTests(failed, 'Passed: +(\\d+)').reason).toBe('test command exited with 1: one failed');
  });
});
