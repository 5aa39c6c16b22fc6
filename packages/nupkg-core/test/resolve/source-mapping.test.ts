import { describe, expect, it } from 'vitest';
import { mappedSources } from '../../src/index.ts';

const PATTERNS = [
  { source: 'public', pattern: '*' },
  { source: 'contoso', pattern: 'Contoso.*' },
  { source: 'team', pattern: 'Contoso.Team.*' },
  { source: 'one', pattern: 'Contoso.Team.One' },
  { source: 'other', pattern: 'Contoso.Team.*' },
];

describe('mappedSources', () => {
  it.each([
    ['Serilog', ['public']],
    ['contoso.http', ['contoso']],
    ['Contoso.Team.Two', ['other', 'team']],
    ['CONTOSO.TEAM.ONE', ['one']],
    ['Contoso', ['public']],
  ])('maps %s to %j', (id, sources) => {
    expect([...(mappedSources({ patterns: PATTERNS }, id) ?? [])].toSorted()).toEqual(sources);
  });

  it.each([
    [['A.B', 'A.B*'], 'a.b', ['0', '1']],
    [['A.B', 'A.B*'], 'A.B.C', ['0', '1']],
    [['A.B', 'A.*'], 'A.B', ['0']],
    [['A.B', 'A.*'], 'A.B.C', ['1']],
    [['A*B', 'AB'], 'AC', ['0']],
    [['*A', 'B'], 'C', ['0']],
    [[' A* '], 'AB', ['0']],
  ])('takes %j to say of %s that it may come from %j, as NuGet does', (texts, id, sources) => {
    const patterns = texts.map((pattern, at) => ({ source: String(at), pattern }));
    expect([...(mappedSources({ patterns }, id) ?? [])].toSorted()).toEqual(sources);
  });

  it('allows nothing that no pattern names', () => {
    expect(mappedSources({ patterns: PATTERNS.slice(1) }, 'Serilog')).toEqual(new Set());
  });

  it('allows everything without patterns', () => {
    expect(mappedSources({ patterns: [] }, 'Serilog')).toBeUndefined();
  });
});
