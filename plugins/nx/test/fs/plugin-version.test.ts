import { describe, expect, it } from 'vitest';
import { pluginVersion } from '../../src/fs/plugin-version.ts';

describe('pluginVersion', () => {
  it('is the version of the package', () => {
    expect(pluginVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
