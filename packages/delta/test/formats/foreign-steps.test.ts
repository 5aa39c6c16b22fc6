import { describe, expect, it } from 'vitest';
import { planForeignSteps } from '../../src/formats/foreign-steps.ts';
import { SQUIRREL_RULES, VELOPACK_RULES } from '../../src/formats/file-rules.ts';
import type { SizedPath } from '../../src/formats/refusals.ts';

const files = (...paths: readonly string[]): SizedPath[] =>
  paths.map((text) => {
    const [path = '', size = '1'] = text.split('=');
    return { path, size: Number(size) };
  });

describe('planForeignSteps', () => {
  it('reads a patch, a marker, a new file and what lies outside lib', () => {
    const entries = files(
      'App.nuspec',
      'lib/a.dll.bsdiff',
      'lib/a.dll.diff',
      'lib/a.dll.shasum',
      'lib/b.dll.diff=0',
      'lib/b.dll.shasum=0',
      'lib/c.dll',
      'lib/empty=0',
      'tools/x.diff',
    );
    expect(planForeignSteps(SQUIRREL_RULES, entries)).toEqual([
      { path: 'App.nuspec', from: 'delta', size: 1 },
      { path: 'lib/a.dll', from: 'patch', shasum: 'lib/a.dll.shasum' },
      { path: 'lib/b.dll', from: 'base', shasum: 'lib/b.dll.shasum' },
      { path: 'lib/c.dll', from: 'delta', size: 1 },
      { path: 'lib/empty', from: 'delta', size: 0 },
      { path: 'tools/x.diff', from: 'delta', size: 1 },
    ]);
  });

  it('takes an empty patch for a marker, as Squirrel does', () => {
    expect(planForeignSteps(SQUIRREL_RULES, files('lib/a.dll.bsdiff=0'))).toEqual([
      { path: 'lib/a.dll', from: 'base' },
    ]);
  });

  it('reads the patches of the format it is told', () => {
    expect(planForeignSteps(VELOPACK_RULES, files('lib/a.dll.zsdiff', 'lib/a.dll.shasum', 'lib/b.diff=0'))).toEqual([
      { path: 'lib/a.dll', from: 'patch', shasum: 'lib/a.dll.shasum' },
      { path: 'lib/b', from: 'base' },
    ]);
    expect(() => planForeignSteps(SQUIRREL_RULES, files('lib/a.dll.zsdiff'))).toThrowCode('DELTA_PATCH_UNSUPPORTED');
    expect(() => planForeignSteps(VELOPACK_RULES, files('lib/a.dll.bsdiff'))).toThrowCode('DELTA_PATCH_UNSUPPORTED');
  });

  it('refuses a full package', () => {
    expect(() => planForeignSteps(SQUIRREL_RULES, files('App.nuspec', 'lib/a.dll'))).toThrowCode('DELTA_NOT_A_DELTA');
  });

  it('refuses a patch that only Windows can apply', () => {
    expect(() => planForeignSteps(SQUIRREL_RULES, files('lib/a.dll.diff=900', 'lib/a.dll.shasum'))).toThrowCode(
      'DELTA_PATCH_UNSUPPORTED',
    );
  });

  it('refuses a file that is given whole and as a patch', () => {
    expect(() => planForeignSteps(SQUIRREL_RULES, files('lib/a.dll', 'lib/a.dll.bsdiff'))).toThrowCode(
      'DELTA_ENTRY_DUPLICATE',
    );
  });
});
