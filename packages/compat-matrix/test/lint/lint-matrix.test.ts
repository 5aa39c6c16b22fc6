import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { lintMatrix, LintReportSchema, parseMatrix } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

function found(text: string): readonly string[] {
  return lintMatrix(parseMatrix(text)).findings.map(
    ({ code, line, column }) => `${code} ${String(line)}:${String(column)}`,
  );
}

describe('lintMatrix', () => {
  it('reports the five mistakes of the published file, each at its line', () => {
    const report = lintMatrix(publishedMatrix());
    expect(report.findings.map(({ code, line, column }) => `${code} ${String(line)}:${String(column)}`)).toEqual([
      'L004 7:13',
      'L005 10:28',
      'L005 11:28',
      'L001 14:1',
      'L002 19:47',
      'L001 21:1',
      'L003 25:1',
      'L003 26:1',
    ]);
    expect(report).toMatchObject({ ok: false, form: 'published', rows: 5, bundles: 2 });
    expect(report.findings[0]?.related).toEqual({ line: 10, column: 13 });
    expect(new Ajv2020().validate(LintReportSchema, report)).toBe(true);
  });

  it('finds nothing in a sound file', () => {
    const text =
      'format = 2\ncompatibility.a."1.0.0" = { b = "^1" }\ncompatibility.b."1.0.0" = {}\n[bundles."x-1.0"]\na = "1.0.0"\nb = "1.0.0"';
    expect(lintMatrix(parseMatrix(text))).toEqual({ ok: true, form: 'second', rows: 2, bundles: 1, findings: [] });
  });

  it('takes the nearest lower row as an answer to L003', () => {
    const text = '[compatibility.a]\n"1.0.0" = { b = "*" }\n[bundles.x]\na = "1.1.0"\nb = "1.0.0"';
    expect(found(text)).toEqual(['L003 4:1']);
    expect(found(`missing-row = "nearest-lower"\n${text}`)).toEqual([]);
  });

  it.each([
    ['b = "^1.2", min-b = "1.2.0"', true],
    ['b = "^1.2", min-b = "1.1.0"', true],
    ['b = "^1.2", min-b = "3.0.0"', true],
    ['b = "^1.2", min-b = "1.3.0"', false],
    ['min-b = "1.3.0"', false],
  ])('reports a minimum that says nothing new or leaves nothing: %s', (row, isFound) => {
    const codes = found(`[compatibility.a]\n"1.0.0" = { ${row} }\n[compatibility.b]\n"1.4.0" = {}`);
    expect(codes.some((code) => code.startsWith('L005'))).toBe(isFound);
  });

  it('reports a component of which no version is known, once', () => {
    expect(found('[compatibility.a]\n"1.0.0" = { plattform = "^1" }\n"1.1.0" = { plattform = "^1" }')).toEqual([
      'L006 2:13',
    ]);
    expect(found('[[skew]]\ncomponent = "a"\nagainst = "b"\nbehind = 1')).toEqual(['L006 1:3', 'L006 1:3']);
  });

  it('reports a run that passed against the rows', () => {
    const text = `[compatibility.a]
"1.0.0" = { b = "^2" }
[[proof]]
set = { a = "1.0.0", b = "1.0.0" }
result = "passed"
date = "2026-01-01"
run = "7"`;
    expect(found(text)).toEqual(['L007 3:3']);
    expect(found(text.replace('passed', 'failed'))).toEqual([]);
  });

  it('reports what ends before it begins', () => {
    const text =
      '[bundles.x]\nrelease-date = "2026-02-01"\nlts-until = "2026-01-01"\na = "1.0.0"\n[compatibility.a]\n"1.0.0" = { released = "2026-01-01", support = { lts = "2025-01-01" } }';
    expect(found(text)).toEqual(['L008 1:1', 'L008 6:1']);
  });

  it('shows a skew rule as the reason that a bundle is broken', () => {
    const text = '[[skew]]\ncomponent = "a"\nagainst = "b"\nbehind = 1\n[bundles.x]\na = "1.0.0"\nb = "1.3.0"';
    const { findings } = lintMatrix(parseMatrix(text));
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'L002 bundle x breaks its own rows: a may be at most 1 minor versions behind and 0 ahead of b, of the same major (line 1)',
    ]);
  });
});
