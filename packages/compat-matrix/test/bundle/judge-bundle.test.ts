import type { Digest } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { judgeBundle, parseMatrix } from '../../src/index.ts';
import { RULES } from '../product.ts';

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;
const DIGESTS = new Map([
  ['core', digest('a')],
  ['platform', digest('b')],
]);
const proof = (core: string, more = ''): string => `
[[proof]]
set = { core = "1.0.0", platform = "1.0.0"${more} }
result = "passed"
date = "2026-03-01"
run = "build 7"
digests = { core = "${digest(core)}", platform = "${digest('b')}" }
upgraded-from = ["stable-0.9"]
`;

function judged(id: string, text = '', allowUntested = false): ReturnType<typeof judgeBundle> {
  const matrix = parseMatrix(RULES + text);
  const pins = matrix.bundles.find((bundle) => bundle.id === id)?.pins ?? [];
  return judgeBundle(matrix, { id, pins }, DIGESTS, { allowUntested });
}

describe('judgeBundle', () => {
  it('is tested where a run passed with exactly this set and these bytes', () => {
    const { state, refusals, proof: run } = judged('stable-1.0', proof('a'));
    expect([state, refusals, run?.run, run?.upgradedFrom]).toEqual(['tested', [], 'build 7', ['stable-0.9']]);
  });

  it.each([
    ['stable-1.0', '', 'untested', /no run has passed with stable-1.0/],
    ['stable-1.0', proof('c'), 'other-bytes', /build 7 of 2026-03-01 passed with other bytes/],
    ['stable-1.0', proof('a', ', redis = "1.0.0"'), 'untested', /no run/],
    ['broken-1.0', '', 'incompatible', /core@2.0.0 asks for platform \^2.0/],
    ['dark-1.0', '', 'unknown', /nobody knows/],
  ])('refuses %s after %j as %s', (id, text, kind, message) => {
    const { refusals } = judged(id, text);
    expect(refusals.map((one) => one.kind)).toEqual([kind]);
    expect(refusals[0]?.message).toMatch(message);
  });

  it('takes what is untested or unknown when that is allowed, and never what is incompatible', () => {
    expect(judged('stable-1.0', '', true)).toEqual({ state: 'declared', refusals: [] });
    expect(judged('dark-1.0', '', true)).toEqual({ state: 'unknown', refusals: [] });
    expect(judged('broken-1.0', '', true).refusals).toHaveLength(1);
  });

  it('refuses a set that a run failed with, although its rows allow it', () => {
    const failed = proof('a').replace('passed', 'failed');
    expect(judged('stable-1.0', failed, true).refusals[0]?.message).toContain('build 7 failed');
  });
});
