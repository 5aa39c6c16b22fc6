import { describe, expect, it } from 'vitest';
import { cellOf, parseMatrix } from '../src/index.ts';
import { rowFor, statementOn } from '../src/cell.ts';
import { publishedMatrix } from './published.ts';

function pin(text: string): { component: string; version: string } {
  const [component = '', version = ''] = text.split('@');
  return { component, version };
}

describe('cellOf', () => {
  it.each([
    ['core@3.2.1', 'platform@2.5.3', 'declared'],
    ['core@3.1.0', 'platform@2.5.3', 'incompatible'],
    ['core@3.1.5', 'platform@2.5.0', 'unknown'],
    ['core@3.2.1', 'platform@2.4.8', 'incompatible'],
    ['core@3.2.1', 'azure@2.0.0', 'incompatible'],
    ['core@3.2.1', 'mongodb@1.2.0', 'declared'],
    ['workspace@1.3.0', 'core@3.2.0', 'declared'],
    ['platform@2.5.3', 'workspace@1.4.0', undefined],
  ])('judges %s with %s as %s, whichever comes first', (left, right, state) => {
    const matrix = publishedMatrix();
    expect(cellOf(matrix, pin(left), pin(right))?.state).toBe(state);
    expect(cellOf(matrix, pin(right), pin(left))?.state).toBe(state);
  });

  const PROVEN = `format = 2
compatibility.a."1.0.0" = { b = "^1.0" }
compatibility.a."1.1.0" = { b = "unknown" }
compatibility.a."1.2.0" = {}
compatibility.b."1.0.0" = {}
compatibility.b."2.0.0" = {}
proof = [
  { set = { a = "1.0.0", b = "1.0.0", c = "1.0.0" }, result = "passed", date = "2026-01-01", run = "1" },
  { set = { a = "1.1.0", b = "1.0.0" }, result = "passed", date = "2026-01-01", run = "2" },
  { set = { a = "1.0.0", b = "2.0.0" }, result = "passed", date = "2026-01-01", run = "3" },
]`;

  it.each([
    ['a@1.0.0', 'b@1.0.0', 'tested'],
    ['a@1.1.0', 'b@1.0.0', 'tested'],
    ['a@1.1.0', 'b@2.0.0', 'unknown'],
    ['a@1.2.0', 'b@1.0.0', 'unknown'],
    ['a@1.0.0', 'b@2.0.0', 'incompatible'],
  ])('weighs rows and runs of %s with %s: %s', (left, right, state) => {
    expect(cellOf(parseMatrix(PROVEN), pin(left), pin(right))?.state).toBe(state);
  });

  it.each([
    ['a@1.3.0', 'b@1.5.0', undefined],
    ['a@1.2.0', 'b@1.5.0', 'incompatible'],
    ['a@1.6.0', 'b@1.5.0', 'incompatible'],
    ['a@2.5.0', 'b@1.5.0', 'incompatible'],
  ])('counts the minors between %s and %s: %s', (left, right, state) => {
    const matrix = parseMatrix('[[skew]]\ncomponent = "a"\nagainst = "b"\nbehind = 2');
    expect(cellOf(matrix, pin(left), pin(right))?.state).toBe(state);
    expect(cellOf(matrix, pin(right), pin(left))?.state).toBe(state);
  });
});

describe('rowFor', () => {
  it('takes the nearest lower row only when the file asks for it', () => {
    const rows = '[compatibility.core]\n"3.1.0" = {}\n"3.2.0" = {}\n';
    const versionOf = (text: string, version: string): string | undefined => {
      const matrix = parseMatrix(text);
      const core = matrix.components.get('core');
      return core === undefined ? undefined : rowFor(matrix, core, version)?.version;
    };
    expect(versionOf(rows, '3.1.5')).toBeUndefined();
    expect(versionOf(`missing-row = "nearest-lower"\n${rows}`, '3.1.5')).toBe('3.1.0');
    expect(versionOf(`missing-row = "nearest-lower"\n${rows}`, '3.0.0')).toBeUndefined();
  });
});

describe('statementOn', () => {
  it('takes the range of every extension for extensions only', () => {
    const matrix = publishedMatrix();
    const row = matrix.components.get('core')?.rows.get('3.2.1');
    if (row === undefined) throw new Error('row is missing');
    expect(statementOn(matrix, row, 'azure')).toMatchObject({ text: '^1.0' });
    expect(statementOn(matrix, row, 'core')).toBeUndefined();
  });
});
