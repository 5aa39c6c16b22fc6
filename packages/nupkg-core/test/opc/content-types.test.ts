import { describe, expect, it } from 'vitest';
import { formatContentTypes } from '../../src/opc/content-types.ts';

describe('formatContentTypes', () => {
  it('names each extension once, whatever its case, and files without one', () => {
    const text = Buffer.from(formatContentTypes(['a.nuspec', 'lib/A.DLL', 'lib/b.dll', 'LICENSE'])).toString();
    expect(text.match(/Extension="dll"/g)).toHaveLength(1);
    expect(text).toContain('<Override PartName="/LICENSE"');
  });
});
