import { describe, expect, it } from 'vitest';
import { serialNumberOf } from '../../src/sbom/serial-number.ts';

describe('serialNumberOf', () => {
  it('is a UUID of version 8 that follows from the content', () => {
    expect(serialNumberOf('a')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(serialNumberOf('a')).toBe('urn:uuid:ca978112-ca1b-8dca-bac2-31b39a23dc4d');
    expect(serialNumberOf('b')).not.toBe(serialNumberOf('a'));
  });
});
