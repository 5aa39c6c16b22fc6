import { describe, expect, it } from 'vitest';
import { findingsText, lintMarkdown, lintText } from '../src/lint-text.ts';

const FINDING = { code: 'L001', line: 2, column: 3, message: 'what|is', fix: 'do' } as const;
const REPORT = { ok: false, form: 'second', rows: 1, bundles: 2, findings: [FINDING] } as const;

describe('lintText', () => {
  it('closes with the counts', () => {
    expect(lintText(REPORT, 'f')).toBe('f:2:3  L001  what|is\n  fix: do\nnot ok: 1 rows, 2 bundles, 1 findings\n');
  });
});

describe('findingsText', () => {
  it('gives nothing for none', () => {
    expect(findingsText([], 'f')).toBe('');
  });
});

describe('lintMarkdown', () => {
  it('escapes what would end a cell', () => {
    expect(lintMarkdown(REPORT, 'f').split('\n')[2]).toBe('| f:2:3 | L001 | what\\|is | do |');
  });
});
