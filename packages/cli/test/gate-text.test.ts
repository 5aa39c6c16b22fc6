import { describe, expect, it } from 'vitest';
import { gateText } from '../src/gate-text.ts';

describe('gateText', () => {
  it('leaves out what a job that did not run does not have', () => {
    const job = {
      name: 'web',
      kind: 'http-smoke',
      state: 'not-run',
      reason: 'there is no evidence',
      facts: [],
    } as const;
    const text = gateText({ ok: false, jobs: [job] });
    expect(text).toMatch(/^web +http-smoke +not-run$/m);
    expect(text).toMatch(/^web: there is no evidence$/m);
    expect(text).toMatch(/^not ok: 0 of 1 jobs passed$/m);
  });
});
