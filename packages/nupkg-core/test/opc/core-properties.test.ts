import { describe, expect, it } from 'vitest';
import { parseNuspec } from '../../src/index.ts';
import { formatCoreProperties } from '../../src/opc/core-properties.ts';

describe('formatCoreProperties', () => {
  it('says what the nuspec says, escaped', () => {
    const nuspec = parseNuspec(
      Buffer.from(
        '<package><metadata><id>A</id><version>1.0</version><authors>B &amp; C</authors></metadata></package>',
      ),
    );
    const text = Buffer.from(formatCoreProperties(nuspec)).toString();
    expect(text).toContain('<dc:creator>B &amp; C</dc:creator>');
    expect(text).toContain('<version>1.0.0</version>');
  });
});
