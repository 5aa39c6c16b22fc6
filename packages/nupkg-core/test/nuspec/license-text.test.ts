import { describe, expect, it } from 'vitest';
import { parseNuspec } from '../../src/index.ts';
import { licenseText } from '../../src/nuspec/license-text.ts';

describe('licenseText', () => {
  it.each([
    ['<license type="expression">MIT</license><licenseUrl>https://a</licenseUrl>', 'MIT'],
    ['<license type="expression" /><licenseUrl>https://a</licenseUrl>', 'https://a'],
    ['', undefined],
  ])('is in %j: %s', (elements, text) => {
    const xml = `<package><metadata><id>A</id><version>1.0</version>${elements}</metadata></package>`;
    expect(licenseText(parseNuspec(Buffer.from(xml)))).toBe(text);
  });
});
