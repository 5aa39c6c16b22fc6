import { describe, expect, it } from 'vitest';
import { gateReport, judgeEvidence, type Judgement } from '../../src/gate/gate-report.ts';
import { sampleEvidence } from './sample-evidence.ts';

const now: Judgement = {
  name: 'cli',
  kind: 'cli-smoke',
  inputs: sampleEvidence().inputs,
  now: new Date('2026-01-03T00:00:00Z'),
  days: 7,
};

describe('judgeEvidence', () => {
  it('counts what has passed on what is there now', () => {
    expect(judgeEvidence(sampleEvidence(), now)).toMatchObject({ name: 'cli', state: 'passed', seconds: 1.5 });
  });

  it.each([
    ['no evidence', undefined, {}, 'not-run', 'there is no evidence that it ran'],
    ['evidence of another job', sampleEvidence({ job: 'web' }), {}, 'not-run', 'there is no evidence that it ran'],
    ['evidence of another kind', sampleEvidence({ kind: 'image' }), {}, 'not-run', 'there is no evidence that it ran'],
    ['a failure', sampleEvidence({ passed: false, reason: 'it broke' }), {}, 'failed', 'it broke'],
    ['other files', sampleEvidence(), { inputs: 'sha256:1' }, 'stale', 'what it depends on has changed since it ran'],
    ['a failure on other files', sampleEvidence({ passed: false }), { inputs: 'sha256:1' }, 'stale', undefined],
    ['old evidence', sampleEvidence(), { now: new Date('2026-01-09T00:00:00Z') }, 'stale', 'it ran 8 days ago'],
    ['evidence of tomorrow', sampleEvidence(), { now: new Date('2025-12-01') }, 'stale', 'it ran in the future'],
  ])('does not count %s', (_what, evidence, differences, state, reason) => {
    const judged = judgeEvidence(evidence, { ...now, ...differences });
    expect(judged.state).toBe(state);
    if (reason !== undefined) expect(judged.reason).toBe(reason);
  });

  it('counts evidence up to the last second', () => {
    const last = { ...now, now: new Date('2026-01-08T00:00:00Z') };
    expect(judgeEvidence(sampleEvidence(), last).state).toBe('passed');
  });
});

describe('gateReport', () => {
  const passed = judgeEvidence(sampleEvidence(), now);

  it('opens when every job has passed, and not when there is none', () => {
    expect(gateReport([passed, passed]).ok).toBe(true);
    expect(gateReport([]).ok).toBe(false);
  });

  it('stays closed for one that did not run', () => {
    expect(gateReport([passed, judgeEvidence(undefined, now)]).ok).toBe(false);
  });
});
