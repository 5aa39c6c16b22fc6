import { describe, expect, it } from 'vitest';
import { checkDocumentLinks } from '../src/document-links.ts';
import { treeOf } from '../src/repo-tree.ts';

describe('checkDocumentLinks', () => {
  it('fails on a link that leads nowhere', () => {
    expect(checkDocumentLinks(treeOf({ 'docs/a.md': 'see [b](../b.md)' }))).toEqual([
      { path: 'docs/a.md', message: 'links to ../b.md, which is not there' },
    ]);
  });

  it('accepts files, folders, parts of pages and other sites', () => {
    const text = '[a](b.md#part) [c](formats/) [d](#top) [e](https://example.org/x) `[f](g)`';
    expect(checkDocumentLinks(treeOf({ 'docs/a.md': text, 'docs/b.md': '', 'docs/formats/f.md': '' }))).toEqual([]);
  });
});
