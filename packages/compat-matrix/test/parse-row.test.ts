import { describe, expect, it } from 'vitest';
import { parseRow } from '../src/parse-row.ts';
import { keyPositions } from '../src/toml/key-positions.ts';

const PIN = { component: 'core', version: '3.2.0' };
const POSITIONS = keyPositions('[compatibility.core]\n"3.2.0" = {}');

describe('parseRow', () => {
  it('narrows a range by its minimum, and keeps the range for the lint', () => {
    const row = parseRow(PIN, { platform: '^2.4 || ^3.1', 'min-platform': '2.5.0' }, POSITIONS);
    const statement = row.statements.get('platform');
    const range = statement?.kind === 'range' ? statement.range : undefined;
    expect(['2.4.0', '2.5.0', '3.0.0', '3.1.0'].filter((version) => range?.test(version))).toEqual(['2.5.0', '3.1.0']);
    expect(row.minimums.get('platform')?.range?.test('2.4.0')).toBe(true);
  });

  it('makes a range of a minimum alone', () => {
    expect(parseRow(PIN, { 'min-platform': '2.5.0' }, POSITIONS).statements.get('platform')).toMatchObject({
      text: '>=2.5.0',
    });
  });

  it('leaves unknown what is said to be', () => {
    const row = parseRow(PIN, { platform: 'unknown', 'min-platform': '2.5.0' }, POSITIONS);
    expect(row.statements.get('platform')?.kind).toBe('unknown');
  });

  it('keeps one range for every extension apart', () => {
    expect(parseRow(PIN, { extensions: '^1' }, POSITIONS)).toMatchObject({ everyExtension: { text: '^1' }, epoch: 0 });
    expect([...parseRow(PIN, { extensions: { redis: '^1' } }, POSITIONS).statements.keys()]).toEqual(['redis']);
  });
});
