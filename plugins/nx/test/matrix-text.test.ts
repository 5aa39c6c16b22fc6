import { describe, expect, it } from 'vitest';
import { MATRIX_START, withBundle } from '../src/matrix-text.ts';

describe('withBundle', () => {
  it('writes the bundle at the end, with a quoted id where it has to be', () => {
    expect(withBundle('format = 2\n', 'stable-1', ['app@1.0.0'])).toBe(
      'format = 2\n\n[bundles.stable-1]\n"app" = "1.0.0"\n',
    );
    expect(withBundle('format = 2\n', '1.0', ['app@1.0.0'])).toContain('[bundles."1.0"]');
  });

  it.each([
    ['no pins', 'a', []],
    ['a pin without a version', 'a', ['app']],
    ['a pin that breaks out', 'a', ['app@1"\n[x]']],
    ['an id that breaks out', 'a"]\n[b', ['app@1.0.0']],
    ['no id', '', ['app@1.0.0']],
  ])('refuses %s', (_what, id, pins) => {
    expect(() => withBundle(MATRIX_START, id, pins)).toThrowCode('NX_BUNDLE_INVALID');
  });
});
