import { describe, expect, it } from 'vitest';
import { renderDocument, runtimeMatrix } from '../../src/index.ts';
import { runtimeTable } from '../../src/render/render-document.ts';
import { publishedMatrix } from '../published.ts';

const between = (marker: string): string => `<!-- nuspine:${marker} -->\n<!-- /nuspine -->`;
const lines = (text: string): readonly string[] => text.split('\n').slice(2, -2);

describe('renderDocument', () => {
  it('shows the rows of a component', () => {
    expect(lines(renderDocument(between('rows platform'), { matrix: publishedMatrix() }))).toEqual([
      '| platform | core |',
      '| -------- | ---- |',
      '| 2.5.3    | ^3.2 |',
      '| 2.5.0    | ^3.1 |',
    ]);
  });

  it('shows bundles with what is known of them', () => {
    const [, , stable, lts] = lines(renderDocument(between('bundles'), { matrix: publishedMatrix() }));
    expect(stable).toMatch(/^\| stable-3\.2 \| 2025-10-15 .*azure 2\.0\.0 \| incompatible \|$/);
    expect(lts).toMatch(/^\| lts-3\.1 .* 2026-09-01 .* unknown {6}\|$/);
  });

  it('asks for the packages that the marker names', () => {
    const asked: (readonly string[])[] = [];
    const runtime = (ids: readonly string[]): ReturnType<typeof runtimeMatrix> => {
      asked.push(ids);
      return runtimeMatrix([], ['net8.0']);
    };
    expect(lines(renderDocument(between('runtime Dapper'), { runtime }))).toEqual([
      '| package | version | net8.0 |',
      '| ------- | ------- | ------ |',
    ]);
    expect(asked).toEqual([['Dapper']]);
  });

  it.each(['rows', 'rows nothing', 'odd', 'runtime'])('refuses a marker that nothing is known for: %s', (marker) => {
    expect(() => renderDocument(between(marker), { matrix: publishedMatrix() })).toThrowCode('MATRIX_MARKER_INVALID');
  });
});

describe('runtimeTable', () => {
  it('has a column for each runtime', () => {
    expect(runtimeTable({ runtimes: ['net8.0'], rows: [{ id: 'A', version: '1.0.0', supports: ['any'] }] })).toEqual([
      ['package', 'version', 'net8.0'],
      ['A', '1.0.0', 'any'],
    ]);
  });
});
