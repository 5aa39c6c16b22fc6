import { describe, expect, it } from 'vitest';
import { finding } from '../src/finding.ts';
import { offlineReport } from '../src/offline-report.ts';

const checked = { files: 1, packages: 0, binaries: 0, bundles: 0, cached: 0, configs: 0 };

describe('offlineReport', () => {
  it('is a yes with warnings, and a no with errors', () => {
    expect(offlineReport(checked, [finding('submodule-unverified', 'a')]).ok).toBe(true);
    expect(offlineReport(checked, [finding('origin-missing', 'a')]).ok).toBe(false);
  });
});
