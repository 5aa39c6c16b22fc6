import { describe, expect, it } from 'vitest';
import { DELTA_FORMATS, formatOfDelta } from '../../src/formats/delta-formats.ts';
import { PACKAGE_FORMAT_NAMES } from '../../src/formats/format-name.ts';
import { delta, make } from '../memory-packages.ts';

describe('DELTA_FORMATS', () => {
  it('has every format under its own name', () => {
    expect(Object.entries(DELTA_FORMATS).map(([name, format]) => [name, format.name])).toEqual(
      PACKAGE_FORMAT_NAMES.map((name) => [name, name]),
    );
  });
});

describe('formatOfDelta', () => {
  it.each(PACKAGE_FORMAT_NAMES)('is %s if the recipe says so', async (format) => {
    const files = { 'lib/net8.0/a.dll': 'the program, a few bytes long' };
    const change = await delta(await make('1.0.0', files), await make('1.1.0', files), { format });
    expect((await formatOfDelta(change.pkg)).name).toBe(format);
  });

  it('is told by the patches where there is no recipe', async () => {
    const other = await make('1.1.0', { 'lib/net8.0/a.dll.zsdiff': 'x', 'lib/net8.0/a.dll.shasum': 'x' });
    expect((await formatOfDelta(other.pkg)).name).toBe('velopack');
    expect((await formatOfDelta((await make('1.1.0', {})).pkg)).name).toBe('squirrel');
  });
});
