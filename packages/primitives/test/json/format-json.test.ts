import { describe, expect, it } from 'vitest';
import { formatJson } from '../../src/json/format-json.ts';

describe('formatJson', () => {
  it('ends in a line feed', () => {
    expect(formatJson({ a: [] })).toBe('{\n  "a": []\n}\n');
  });
});
