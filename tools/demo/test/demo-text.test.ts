import type { DeltaReport } from '@nuspine/delta';
import { describe, expect, it } from 'vitest';
import { demoText } from '../src/demo-text.ts';
import type { DemoResult } from '../src/run-demo.ts';

const RELEASED = `sha256:${'1'.repeat(64)}` as const;
const OTHER = `sha256:${'2'.repeat(64)}` as const;

const STAMP = { id: 'App', version: '1.0.0', digest: RELEASED, size: 1 };
const DELTA_REPORT: DeltaReport = {
  format: 'squirrel',
  exactness: 'bytes',
  base: STAMP,
  target: STAMP,
  output: { name: 'delta', size: 1, digest: RELEASED, sha1: 'A'.repeat(40) },
  files: [
    { path: 'a', kind: 'patched' },
    { path: 'b', kind: 'unchanged' },
    { path: 'c', kind: 'unchanged' },
  ],
};

function release(version: string, deltaSize?: number): DemoResult['base'] {
  const file = { name: `App-${version}-full.nupkg`, size: 4 * 1024 ** 2, digest: RELEASED, sha1: 'A'.repeat(40) };
  const flatten = {
    package: { id: 'App', version },
    framework: 'net8.0',
    profile: 'runtime' as const,
    onConflict: 'error' as const,
    packages: [{ id: 'App', version, digest: file.digest, dependsOn: [], files: 1, bytes: 2 }],
    files: [],
    merged: [],
    conflicts: [],
    signatureRemoved: false,
    output: file,
  };
  const delta = deltaSize === undefined ? {} : { delta: { ...file, size: deltaSize }, deltaReport: DELTA_REPORT };
  const deltas = [{ format: 'squirrel' as const, index: 'RELEASES', changed: true, ...delta }];
  return { result: { full: file, deltas, flatten, changed: true }, milliseconds: 1500 };
}

const RESULT: DemoResult = {
  base: release('1.0.0'),
  target: release('1.1.0', 100 * 1024),
  feed: { result: { ok: true, checked: 3, problems: [], notes: [] }, milliseconds: 10 },
  released: RELEASED,
  rebuilt: [{ format: 'squirrel', result: RELEASED, milliseconds: 20 }],
  ok: true,
};

describe('demoText', () => {
  it('shows sizes, times and the delta as a share of the full package', () => {
    const text = demoText(RESULT);
    expect(text).toContain('App 1.0.0 -> 1.1.0 for net8.0\n');
    expect(text).toMatch(/the squirrel delta +1 of 3 +100\.0 KiB +2\.4 %/);
    expect(text).toMatch(/flatten 1\.0\.0 +1 +0 +4\.00 MiB +1\.50 s/);
    expect(text).toContain('byte for byte');
  });

  it('says which comparison did not hold', () => {
    const rebuilt = [...RESULT.rebuilt, { format: 'nuspine' as const, result: OTHER, milliseconds: 20 }];
    expect(demoText({ ...RESULT, rebuilt, ok: false })).toContain('FAILED: a rebuilt package');
    const feed = { result: { ok: false, checked: 3, problems: [], notes: [] }, milliseconds: 10 };
    expect(demoText({ ...RESULT, feed, ok: false })).toContain('FAILED: the feed');
  });
});
