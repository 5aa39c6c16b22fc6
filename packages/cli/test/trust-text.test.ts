import { describe, expect, it } from 'vitest';
import { trustText } from '../src/trust-text.ts';

describe('trustText', () => {
  it('shows the first digits of ids, and what has expired', () => {
    const keys = ['a'.repeat(64), 'b'.repeat(64)];
    const text = trustText({
      root: 3,
      roles: [
        { role: 'root', version: 3, threshold: 2, keys, expires: '2026-01-01T00:00:00Z', expired: true },
        { role: 'a~b~c', threshold: 1, keys: keys.slice(1) },
      ],
    });
    expect(text).toMatch(/^root 3\nrole +version +needs +keys +expires\n/);
    expect(text).toContain('aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb');
    expect(text).toContain('(expired)');
  });
});
