import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { cellOf, lintMatrix, type Matrix, migrateMatrix, parseMatrix } from '../src/index.ts';
import { pairsOf } from '../src/pairs-of.ts';
import { PUBLISHED_TEXT } from './published.ts';
import { randomMatrix } from './random-matrix.ts';

/** Every two versions of two components that the file knows, and what is said of them. */
function states(matrix: Matrix): readonly string[] {
  return pairsOf([...matrix.components.values()]).flatMap(([a, b]) =>
    a.versions.flatMap((left) =>
      b.versions.map((right) => {
        const cell = cellOf(matrix, { component: a.name, version: left }, { component: b.name, version: right });
        return `${a.name}@${left} ${b.name}@${right} ${cell?.state ?? 'unrelated'}`;
      }),
    ),
  );
}

describe('migrateMatrix', () => {
  it('leaves of the published file the one finding that is true', () => {
    const { form, findings } = lintMatrix(parseMatrix(migrateMatrix(parseMatrix(PUBLISHED_TEXT))));
    expect(form).toBe('second');
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['L002', 'bundle stable-3.2 breaks its own rows: core@3.2.1 asks for azure ^1.0 (line 5), which 2.0.0 is not'],
    ]);
  });

  it('keeps what is said of every two versions of the published file', () => {
    const matrix = parseMatrix(PUBLISHED_TEXT);
    expect(states(parseMatrix(migrateMatrix(matrix))).toSorted()).toEqual(states(matrix).toSorted());
  });

  it('keeps what is said of every two versions of 500 random files, without a finding but broken bundles', () => {
    const random = seededRandom(41);
    for (let index = 0; index < 500; index++) {
      const missing = random(2) === 0 ? 'missing-row = "nearest-lower"\n' : '';
      const text = missing + randomMatrix(random, { components: 4, versions: 4, density: 70 });
      const matrix = parseMatrix(text);
      const migrated = parseMatrix(migrateMatrix(matrix));
      expect([text, states(migrated).toSorted()]).toEqual([text, states(matrix).toSorted()]);
      const codes = lintMatrix(migrated).findings.map(({ code }) => code);
      expect([text, codes.filter((code) => code !== 'L002')]).toEqual([text, []]);
    }
  });

  it('changes nothing that is in the second form', () => {
    const once = migrateMatrix(parseMatrix(PUBLISHED_TEXT));
    expect(migrateMatrix(parseMatrix(once))).toBe(once);
  });
});
