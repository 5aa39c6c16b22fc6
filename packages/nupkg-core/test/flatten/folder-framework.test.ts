import { formatTargetFramework, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { folderFramework } from '../../src/flatten/folder-framework.ts';

describe('folderFramework', () => {
  it('reads short folder names', () => {
    expect(folderFramework('NetStandard2.0')).toEqual(parseTargetFramework('netstandard2.0'));
  });

  it('has no answer for other names', () => {
    expect(folderFramework('contracts')).toBeUndefined();
  });

  it('takes no folder at all for any .NET Framework', () => {
    const framework = folderFramework('');
    expect(framework === undefined ? undefined : formatTargetFramework(framework)).toBe('net');
  });
});
