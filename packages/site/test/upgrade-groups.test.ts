import { findPath, parseMatrix, parsePins } from '@nuspine/compat-matrix';
import { describe, expect, it } from 'vitest';
import { SITE_LIMITS } from '../src/limits.ts';
import { upgradeGroups } from '../src/upgrade-groups.ts';
import { RULES } from './sample-content.ts';

const NOW = '2026-09-01';

describe('upgradeGroups', () => {
  it('answers what findPath answers, from older to newer', () => {
    const matrix = parseMatrix(RULES);
    const path = findPath(matrix, parsePins(matrix, ['lts-3.1']), parsePins(matrix, ['stable-3.2']), { now: NOW });
    expect(upgradeGroups(matrix, NOW)).toEqual([
      {
        ends: ['lts-3.1', 'stable-3.2'],
        answers: [{ from: 'lts-3.1', to: 'stable-3.2', report: path }],
      },
    ]);
    expect(path.found).toBe(true);
  });

  it('goes by the day', () => {
    const matrix = parseMatrix(RULES.replace('"^2.5" }', '"^2.5", released = "2027-01-01" }'));
    const found = ['2026-09-01', '2027-01-01'].map((now) => upgradeGroups(matrix, now)[0]?.answers[0]?.report?.found);
    expect(found).toEqual([false, true]);
  });

  it('has the versions of a component that has rules of its own, and of every one where there are no bundles', () => {
    const stop = '[[stop]]\ncomponent = "core"\nat = "3.1.5"\n';
    const ruled = upgradeGroups(parseMatrix(RULES + stop), NOW);
    expect(ruled.map(({ component, ends }) => [component, ends])).toEqual([
      [undefined, ['lts-3.1', 'stable-3.2']],
      ['core', ['core@3.1.0', 'core@3.2.0']],
    ]);
    const alone = upgradeGroups(parseMatrix(RULES.slice(0, RULES.indexOf('[bundles'))), NOW);
    expect(alone.map(({ component }) => component)).toEqual(['platform', 'core'].toSorted());
  });

  it('leaves searches that are too long to the command', () => {
    const names = ['a', 'b', 'c', 'd'];
    const rows = Array.from({ length: 10 }, (_, index) => `"1.${String(index)}.0" = {}`).join('\n');
    const bundle = (id: string, version: string): string =>
      `[bundles.${id}]\n${names.map((name) => `${name} = "${version}"\n`).join('')}`;
    const tables = names.map((name) => `[compatibility.${name}]\n${rows}\n`).join('');
    const text = `format = 2\n${tables}${bundle('old', '1.0.0')}${bundle('new', '1.9.0')}${bundle('next', '1.1.0')}`;
    const [group] = upgradeGroups(parseMatrix(text), NOW);
    expect(10 ** names.length).toBeGreaterThan(SITE_LIMITS.pathSets);
    expect(group?.answers.map(({ from, to, report }) => [from, to, report === undefined])).toEqual([
      ['old', 'new', true],
      ['old', 'next', false],
      ['next', 'new', true],
    ]);
  });
});
