import { describe, expect, it } from 'vitest';
import { restoreProject } from '../../src/gate/restore-project.ts';

describe('restoreProject', () => {
  it('wants one version and no other', () => {
    expect(restoreProject({ id: 'App', version: '1.2.0-beta', framework: 'net10.0' })).toContain(
      '<PackageReference Include="App" Version="[1.2.0-beta]" />',
    );
  });
});
