import { describe, expect, it } from 'vitest';
import { parseToml } from '../../src/toml/parse-toml.ts';

describe('parseToml', () => {
  it('gives dates as their text', () => {
    expect(parseToml('a = 2026-01-02\nb = [2026-01-02T03:04:05Z]').value).toEqual({
      a: '2026-01-02',
      b: ['2026-01-02T03:04:05.000Z'],
    });
  });

  it('takes a byte order mark', () => {
    expect(parseToml('\uFEFFa = 1').value).toEqual({ a: 1 });
  });

  it.each(['a = ', 'a = 1\na = 2', '[a]\n[a]', '__proto__ = 1', `a = ${'['.repeat(100)}`])('refuses %j', (text) => {
    expect(() => parseToml(text)).toThrowCode('MATRIX_TOML_INVALID');
  });

  it('says where', () => {
    expect(() => parseToml('a = 1\n  b = @')).toThrow(
      expect.objectContaining({ details: { path: 'versions.toml:2:7', line: 2 } }),
    );
  });

  it('refuses a file that is too large', () => {
    expect(() => parseToml('#'.repeat((8 << 20) + 1))).toThrowCode('MATRIX_LIMIT_EXCEEDED');
  });
});
