import { describe, expect, it } from 'vitest';
import { packageUrl } from '../../src/sbom/package-url.ts';

describe('packageUrl', () => {
  it.each([
    ['Newtonsoft.Json', '13.0.4', 'pkg:nuget/Newtonsoft.Json@13.0.4'],
    ['A_b', '1.0.0-rc.1', 'pkg:nuget/A_b@1.0.0-rc.1'],
    ['Größe', '1.0.0', 'pkg:nuget/Gr%C3%B6%C3%9Fe@1.0.0'],
    ["a'b", '1.0.0+x', 'pkg:nuget/a%27b@1.0.0%2Bx'],
  ])('of %s %s is %s', (id, version, url) => {
    expect(packageUrl(id, version)).toBe(url);
  });
});
