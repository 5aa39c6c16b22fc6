import { describe, expect, it } from 'vitest';
import { formatHtml } from '../src/html.ts';
import { SITE_LIMITS } from '../src/limits.ts';
import { region, table } from '../src/table.ts';
import { html } from '../src/html.ts';

describe('table', () => {
  it('has a caption, and a header for each column and row', () => {
    const text = formatHtml(table({ id: 't', caption: 'Sizes', heads: ['a', 'b'], numeric: [1], rows: [['x', 1]] }));
    expect(text).toMatch(/<caption id="t">\s*Sizes\s*<\/caption>/);
    expect(text).toMatch(/<th scope="col"\s*>a<\/th><th scope="col"\s+class="number">b<\/th>/);
    expect(text).toMatch(/<th scope="row">x<\/th>\s*<td\s+class="number">1<\/td>/);
  });

  it('says how many rows it leaves out', () => {
    const rows = Array.from({ length: SITE_LIMITS.rows + 3 }, (_, index) => [index]);
    const text = formatHtml(table({ id: 't', caption: 'Many', heads: ['a'], rows }));
    expect(text.match(/<th scope="row">/g)).toHaveLength(SITE_LIMITS.rows);
    expect(text).toContain('3 more rows are not shown.');
  });
});

describe('region', () => {
  it('is reached by keyboard and has a name', () => {
    expect(formatHtml(region('t', html`x`))).toMatch(/role="region" aria-labelledby="t" tabindex="0"/);
  });
});
