import { describe, expect, it } from 'vitest';
import { formatRelationships, relationshipId } from '../../src/opc/relationships.ts';

describe('relationshipId', () => {
  it('is R and 16 upper-case digits that depend on the target alone', () => {
    expect(relationshipId('/A.nuspec')).toMatch(/^R[0-9A-F]{16}$/);
    expect(relationshipId('/A.nuspec')).not.toBe(relationshipId('/B.nuspec'));
  });
});

describe('formatRelationships', () => {
  it('points at the nuspec', () => {
    expect(Buffer.from(formatRelationships('A.nuspec')).toString()).toContain('Target="/A.nuspec"');
  });
});
