import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FeedReportSchema, parseReleases } from '../src/index.ts';
import { findFeedProblems } from '../src/feed-report.ts';

describe('FeedReportSchema', () => {
  const validate = new Ajv2020().compile(FeedReportSchema);

  it('describes the problems that are found', () => {
    const line = `${'A'.repeat(40)} App-1.0.0-full.nupkg 10`;
    const facts = parseReleases(`${line}\n${line}`).map((entry) => ({ entry, state: 'missing' as const }));
    const problems = findFeedProblems(facts, 'squirrel');
    expect(problems.map(({ kind }) => kind)).toEqual(['missing', 'missing', 'duplicate-line']);
    expect(validate({ ok: false, checked: 0, problems, notes: [] })).toBe(true);
  });

  it('refuses a problem of no known kind', () => {
    const problems = [{ kind: 'odd', path: 'a' }];
    expect(validate({ ok: false, checked: 0, problems, notes: [] })).toBe(false);
  });
});
