import { describe, expect, it } from 'vitest';
import { type Matrix, parseMatrix } from '../src/index.ts';
import { publishedMatrix } from './published.ts';

function detailsOf(text: string): unknown {
  try {
    parseMatrix(text);
  } catch (error) {
    return error instanceof Error && 'details' in error ? error.details : error;
  }
  return undefined;
}

function versionsOf(matrix: Matrix): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...matrix.components].map(([name, { versions }]) => [name, versions]));
}

describe('parseMatrix', () => {
  it('knows every version the published file mentions, oldest first', () => {
    expect(versionsOf(publishedMatrix())).toEqual({
      core: ['3.1.0', '3.1.5', '3.2.0', '3.2.1'],
      platform: ['2.4.8', '2.5.0', '2.5.3'],
      workspace: ['1.3.0', '1.4.0'],
      mongodb: ['1.2.0'],
      redis: ['1.1.0'],
      azure: ['2.0.0'],
    });
  });

  it('makes bundle ids whole that TOML took apart', () => {
    expect(publishedMatrix().bundles.map(({ id, name }) => [id, name])).toEqual([
      ['stable-3.2', 'Stable 3.2 Bundle'],
      ['lts-3.1', 'LTS 3.1 Bundle'],
    ]);
  });

  it('makes ids whole that share a prefix, one of them a bundle itself', () => {
    const { bundles } = parseMatrix('[bundles.a]\nname="A"\n[bundles.a.b]\nname="B"\n[bundles.a.b.c]\nname="C"');
    expect(bundles.map(({ id }) => id)).toEqual(['a', 'a.b', 'a.b.c']);
  });

  it('orders versions by epoch first', () => {
    const matrix = parseMatrix('[compatibility.a]\n"2024.1.0" = {}\n"1.0.0" = { epoch = 1 }\n"1.1.0" = { epoch = 1 }');
    expect(versionsOf(matrix)).toEqual({ a: ['2024.1.0', '1.0.0', '1.1.0'] });
  });

  it('relates components both ways when one speaks', () => {
    const { relations } = publishedMatrix();
    expect([...(relations.get('workspace') ?? [])]).toEqual(['core']);
    expect([...(relations.get('azure') ?? [])]).toEqual(['core']);
    expect(relations.get('platform')?.has('azure')).toBe(false);
  });

  it('reads the rules of the second form', () => {
    const matrix = parseMatrix(`format = 2
order = ["b", "a"]
compatibility.a."1.0.0" = { b = "^1.0", released = 2026-01-01, support = { lts = "2027-01-01", active = "2026-06-01" } }
[[stop]]
component = "a"
at = "1.4"
[[block]]
component = "a"
from = "1.x"
to = "2.x"
risk = "slow-start"
since = "2026-01-01"
[[edge]]
component = "a"
from = "1.0.0"
to = "1.2.0"
risks = ["r"]
[[skew]]
component = "a"
against = "b"
behind = 2
[[step]]
component = "a"
minors = 1
[[together]]
components = ["a", "b"]
[[proof]]
set = { a = "1.0.0", b = "1.0.0" }
result = "passed"
date = "2026-02-03"
run = "run 7"
`);
    expect(matrix.form).toBe('second');
    expect(matrix.components.get('a')?.rows.get('1.0.0')).toMatchObject({
      released: '2026-01-01',
      support: [
        { name: 'active', until: '2026-06-01' },
        { name: 'lts', until: '2027-01-01' },
      ],
    });
    expect(matrix.skews).toMatchObject([{ behind: 2, ahead: 0, at: { line: 18, column: 3 } }]);
    expect(matrix.proofs).toMatchObject([
      { run: 'run 7', pins: [{ component: 'a', version: '1.0.0' }, { component: 'b' }] },
    ]);
    expect(matrix.edges).toMatchObject([{ risks: ['r'] }]);
    expect(matrix.steps).toMatchObject([{ minors: 1 }]);
    expect(matrix.together).toMatchObject([{ components: ['a', 'b'] }]);
  });

  it.each([
    ['format = 3', 1, 1],
    ['[compatibility.a]\n"1.0.0" = { b = 7 }', 2, 13],
    ['[compatibility.a]\n"1.0.0" = { epoch = -1 }', 2, 13],
    ['[compatibility.a]\n"1.0.0" = { extensions = { x = 1 } }', 2, 28],
    ['[[stop]]\ncomponent = "a"\nat = "1"\nodd = 1', 4, 1],
    ['\n[bundles.a.b]\nname = 1', 3, 1],
    ['[bundles.a]\nextensions = ["x@1.0.0", "y"]', 2, 26],
  ])('refuses what does not follow the schema, with its place: %j', (text, line, column) => {
    expect(() => parseMatrix(text)).toThrowCode('MATRIX_DOCUMENT_INVALID');
    expect(detailsOf(text)).toMatchObject({ line, path: `versions.toml:${String(line)}:${String(column)}` });
  });

  it.each([
    ['[compatibility.a]\n"3.2" = {}', '3.2.0', 2],
    ['[compatibility.a]\n"v1.0.0" = {}', '1.0.0', 2],
    ['[compatibility.a]\n"1.0.0" = { min-b = "2" }', '2.0.0', 2],
    ['[bundles.x]\na = "1.0.0+build"', '1.0.0', 2],
  ])('refuses a version that is not whole: %j', (text, wanted, line) => {
    expect(() => parseMatrix(text)).toThrowCode('MATRIX_VERSION_INVALID');
    expect(detailsOf(text)).toMatchObject({ wanted, line });
  });

  it.each(['[compatibility.a]\n"1.0.0" = { b = "^x.y" }', '[[stop]]\ncomponent = "a"\nat = "soon"'])(
    'refuses a range that npm does not read: %j',
    (text) => {
      expect(() => parseMatrix(text)).toThrowCode('MATRIX_RANGE_INVALID');
    },
  );
});
