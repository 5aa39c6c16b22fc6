import { describe, expect, it } from 'vitest';
import { nuspecSchemaVersion } from '../../src/nuspec/nuspec-schema.ts';

describe('nuspecSchemaVersion', () => {
  it.each([
    ['2010/07', 1],
    ['2011/08', 2],
    ['2011/10', 3],
    ['2012/06', 4],
    ['2013/01', 5],
    ['2013/05', 6],
    ['2016/06', 1],
  ])('takes the schema of %s for version %i', (date, version) => {
    expect(nuspecSchemaVersion(`http://schemas.microsoft.com/packaging/${date}/nuspec.xsd`)).toBe(version);
  });

  it('takes no namespace for the first version', () => {
    expect(nuspecSchemaVersion('')).toBe(1);
  });
});
