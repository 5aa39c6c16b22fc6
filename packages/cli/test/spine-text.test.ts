import { describe, expect, it } from 'vitest';
import { spineText } from '../src/spine-text.ts';

describe('spineText', () => {
  it('leaves out what a finding does not have', () => {
    const fix = 'build what it names';
    const finding = { rule: 'artifact-missing', path: 'out/*.nupkg', what: 'nupkg', fix } as const;
    const text = spineText({ ok: false, version: '1.0.0', source: 'package.json', artifacts: [], findings: [finding] });
    expect(text).toMatch(/^out\/\*\.nupkg +artifact-missing +nupkg +build what it names$/m);
  });
});
