import { type Random, seededRandom } from '@nuspine/testkit';
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

/** Comments, each with a number, and blank lines between any lines, and comments at their ends. */
function withComments(random: Random, text: string): string {
  let count = 0;
  const comment = (): string => `# note ${String((count += 1))}!`;
  const lines = text
    .split('\n')
    .flatMap((line) => [
      ...(random(6) === 0 ? [comment()] : []),
      ...(random(6) === 0 ? [''] : []),
      line + (line !== '' && random(5) === 0 ? `  ${comment()}` : ''),
    ]);
  return lines.join('\n');
}

function commentsOf(text: string): readonly string[] {
  return (text.match(/# note \d+!/g) ?? []).toSorted();
}

describe('migrateMatrix', () => {
  it('leaves of the published file the one finding that is true', () => {
    const { form, findings } = lintMatrix(parseMatrix(migrateMatrix(parseMatrix(PUBLISHED_TEXT))));
    expect(form).toBe('second');
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['L002', 'bundle stable-3.2 breaks its own rows: core@3.2.1 asks for azure ^1.0 (line 7), which 2.0.0 is not'],
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

  it('keeps the comments of the published file where they belong', () => {
    const lines = migrateMatrix(parseMatrix(PUBLISHED_TEXT)).split('\n');
    const places = lines.flatMap((line, index) =>
      line.startsWith('#') ? [`${line} | ${lines[index + 1] ?? ''}`] : [],
    );
    expect(places).toEqual([
      '# Version compatibility matrix | format = 2',
      '# Core versions and compatible platform versions | [compatibility.core]',
      '# Platform versions and compatible core versions | [compatibility.platform]',
      '# Release bundles (tested combinations) | [bundles."stable-3.2"]',
    ]);
  });

  it('keeps each comment once, in 500 random files with comments anywhere (seed 42)', () => {
    const random = seededRandom(42);
    let kept = 0;
    for (let index = 0; index < 500; index++) {
      const text = withComments(random, randomMatrix(random, { components: 4, versions: 4, density: 70 }));
      const once = migrateMatrix(parseMatrix(text));
      expect([text, commentsOf(once)]).toEqual([text, commentsOf(text)]);
      expect([text, commentsOf(migrateMatrix(parseMatrix(once)))]).toEqual([text, commentsOf(text)]);
      kept += commentsOf(text).length;
    }
    console.log(`migrate: ${String(kept)} comments kept in 500 files`);
    expect(kept).toBeGreaterThan(500);
  });

  it('changes nothing that is in the second form', () => {
    const once = migrateMatrix(parseMatrix(PUBLISHED_TEXT));
    expect(migrateMatrix(parseMatrix(once))).toBe(once);
  });
});
