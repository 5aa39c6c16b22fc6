import { describe, expect, it } from 'vitest';
import { checkText } from '../src/check-text.ts';
import type { TextArtifact } from '../src/index.ts';

const ARTIFACTS: readonly (readonly [TextArtifact, string])[] = [
  [{ kind: 'npm', path: 'a' }, 'version'],
  [{ kind: 'msbuild', path: 'a', property: 'VersionPrefix' }, 'VersionPrefix'],
  [{ kind: 'nuspec', path: 'a' }, 'version'],
  [{ kind: 'compose', path: 'a', image: 'app' }, 'image app'],
  [{ kind: 'dockerfile', path: 'a', image: 'app' }, 'image app'],
  [{ kind: 'docs', path: 'a' }, 'version in the text'],
];

describe('checkText', () => {
  it.each(ARTIFACTS)('says what is missing where nothing is pinned: $kind', (artifact, what) => {
    expect(checkText('', artifact, 'a', [])).toMatchObject([{ rule: 'pin-missing', path: 'a', what }]);
  });

  it('says where a pin is wrong, and nothing of one that is right', () => {
    const pin = { what: 'version', start: 3, end: 4, found: '1', wanted: '2', rule: 'version-differs' } as const;
    const right = { ...pin, wanted: '1' };
    const findings = checkText('ab\n1', { kind: 'npm', path: 'a' }, 'a', [right, pin]);
    expect(findings).toMatchObject([{ rule: 'version-differs', line: 2, column: 1, found: '1', wanted: '2' }]);
  });
});
