import { describe, expect, it } from 'vitest';
import { formatCultureName } from '../../src/flatten/culture-name.ts';

// What `dotnet publish` of SDK 10 makes of such folders.
describe('formatCultureName', () => {
  it.each([
    ['de', 'de'],
    ['EN', 'en'],
    ['en-us', 'en-US'],
    ['zh-hans', 'zh-Hans'],
    ['zh-HANS-cn', 'zh-Hans-CN'],
    ['qps-ploc', 'qps-Ploc'],
    ['ca-ES-valencia', 'ca-ES-VALENCIA'],
    ['de-DE-1996', 'de-DE-1996'],
    ['fil', 'fil'],
  ])('writes %s as %s', (folder, name) => {
    expect(formatCultureName(folder)).toBe(name);
  });
});
