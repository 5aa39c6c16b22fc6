import { describe, expect, it } from 'vitest';
import { checkPublicApi, publicApis } from '../src/public-api.ts';
import { treeOf } from '../src/repo-tree.ts';

const SOURCES = {
  'packages/delta/package.json': JSON.stringify({
    name: '@nuspine/delta',
    exports: { '.': { '@nuspine/source': './src/index.ts' }, './package.json': './package.json' },
  }),
  'packages/delta/src/index.ts': "export { b, type A } from './a.ts';\n",
  'packages/delta/src/a.ts': [
    'export interface A { readonly size: number }',
    '/** Grows. */',
    'export function b(a: A): number { return a.size + c; }',
    'export const c: number = 1;',
  ].join('\n'),
};
const LISTING = `## @nuspine/delta

export interface A {
    readonly size: number;
}

export declare function b(a: A): number;
`;

describe('publicApis', () => {
  it('lists what the entry points export, with its signature', () => {
    expect([...publicApis(treeOf(SOURCES))]).toEqual([['api/delta.api.txt', LISTING]]);
  });

  it('shows every overload', () => {
    const text =
      'export function b(a: 1): 1;\nexport function b(a: 2): 2;\nexport function b(a: number): number { return a; }';
    const [listing] = publicApis(treeOf({ ...SOURCES, 'packages/delta/src/a.ts': text })).values();
    expect(listing).toContain('b(a: 1): 1;\nexport declare function b(a: 2): 2;');
  });
});

describe('checkPublicApi', () => {
  it('fails on a signature that changed, and on a listing of nothing', () => {
    const tree = treeOf({
      ...SOURCES,
      'api/delta.api.txt': LISTING.replace('number;', 'bigint;'),
      'api/old.api.txt': '',
    });
    expect(checkPublicApi(tree).map(({ path }) => path)).toEqual(['api/delta.api.txt', 'api/old.api.txt']);
  });

  it('accepts the listing that the source gives', () => {
    expect(checkPublicApi(treeOf({ ...SOURCES, 'api/delta.api.txt': LISTING }))).toEqual([]);
  });
});
