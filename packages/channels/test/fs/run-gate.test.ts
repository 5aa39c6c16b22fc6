import { describe, expect, it } from 'vitest';
import { runGate } from '../../src/fs/index.ts';
import { minute } from '../channel-builder.ts';

const node = JSON.stringify(process.execPath);

describe('runGate', () => {
  it.each([
    ['passes', `${node} -e "process.exit(process.env.NUSPINE_BUILD === 'b1' ? 0 : 9)"`, true],
    ['fails with another exit code', `${node} -e "process.exit(3)"`, false],
    ['fails when there is no such command', 'no-such-command-anywhere', false],
  ])('%s', async (_, command, passed) => {
    const evidence = await runGate({ gate: 'tests', command }, 'b1', { now: minute(1) });
    expect(evidence).toEqual({ gate: 'tests', passed, date: '2026-01-02T00:01:00Z', source: command });
  });
});
