import { describe, expect, it } from 'vitest';
import { projectFile } from '../src/graph-bench.ts';

describe('projectFile', () => {
  it('is a program that packs and refers to the libraries before it, every fifth time', () => {
    expect(projectFile(3)).not.toContain('PackageId');
    expect(projectFile(4)).toContain('<PackageId>Acme.P004</PackageId>');
    expect(projectFile(4).match(/ProjectReference/g)).toHaveLength(4);
    expect(projectFile(4)).toContain('..\\P000\\P000.csproj');
  });
});
