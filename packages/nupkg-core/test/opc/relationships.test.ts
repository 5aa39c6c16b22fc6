import { describe, expect, it } from 'vitest';
import { formatRelationships, relationshipId } from '../../src/opc/relationships.ts';

describe('relationshipId', () => {
  it('is R and 16 upper-case digits that depend on the target alone', () => {
    expect(relationshipId('/A.nuspec')).toMatch(/^R[0-9A-F]{16}$/);
    expect(relationshipId('/A.nuspec')).not.toBe(relationshipId('/B.nuspec'));
  });
});

describe('formatRelationships', () => {
  // As `dotnet pack` of SDK 10.0.401 writes it.
  it('is what NuGet writes', () => {
    expect(Buffer.from(formatRelationships('My.Pack.nuspec')).toString()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/My.Pack.nuspec" Id="RD486D4EDF5EDDB32" />
  <Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/package/services/metadata/core-properties/nuget.psmdcp" Id="RB385817783B5D9F0" />
</Relationships>`);
  });
});
