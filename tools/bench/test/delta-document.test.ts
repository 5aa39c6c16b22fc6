import { describe, expect, it } from 'vitest';
import { deltaDocument, replaceMarked } from '../src/delta-document.ts';

describe('replaceMarked', () => {
  it('replaces what stands between the marks and nothing else', () => {
    const document = 'a\n<!-- written by `pnpm bench delta` -->\nold\n<!-- until here -->\nb';
    expect(replaceMarked(document, 'new')).toBe(document.replace('old\n', '\nnew\n\n'));
    expect(() => replaceMarked('a', 'new')).toThrow('document has no lines');
  });
});

describe('deltaDocument', () => {
  it('says what was measured on and has every table', () => {
    const page = deltaDocument('a machine', ['### One\n', '### Two\n']);
    expect(page).toContain('Measured with a machine.');
    expect(page.match(/^## .*$/gm)).toEqual(['## One', '## Two']);
  });
});
