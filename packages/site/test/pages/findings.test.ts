import { describe, expect, it } from 'vitest';
import { formatHtml, html } from '../../src/html.ts';
import { countText, failureText, placeText, problemTable, verdictText } from '../../src/pages/findings.ts';
import { plainText } from '../sample-content.ts';

describe('verdictText', () => {
  it.each([
    [0, 'no problems'],
    [1, '1 problem'],
    [2, '2 problems'],
  ])('says %i in words', (count, text) => {
    expect(plainText(formatHtml(verdictText(count)))).toBe(text);
  });
});

describe('countText', () => {
  it('has a plural', () => {
    expect([countText(1, 'row'), countText(0, 'row')]).toEqual(['1 row', '0 rows']);
  });
});

describe('placeText', () => {
  it('has a word for the folder itself', () => {
    expect(placeText('.')).toBe('This folder');
    expect(formatHtml(html`${placeText('a/b')}`)).toBe('<code>a/b</code>');
  });
});

describe('failureText', () => {
  it('says why something cannot be read', () => {
    const text = failureText({ place: 'x', code: 'A_CODE', message: 'it is cut off' });
    expect(plainText(formatHtml(text))).toBe('It cannot be read: it is cut off ( A_CODE ).');
  });
});

describe('problemTable', () => {
  it('shows every member of a problem, and nothing without any', () => {
    const problem = { kind: 'size-mismatch', path: 'a.nupkg', wanted: 1, found: 2 };
    const lint = { code: 'L001', message: 'no', line: 3, column: 4, fix: 'write it', related: { line: 1, column: 2 } };
    const text = plainText(formatHtml(html`${problemTable('p', 'Problems', [problem, lint])}`));
    expect(text).toContain('size-mismatch a.nupkg wanted: 1; found: 2');
    expect(text).toContain('L001 :3:4 no; fix: write it; related: {&quot;line&quot;:1,&quot;column&quot;:2}');
    expect(problemTable('p', 'Problems', [])).toBeUndefined();
  });
});
