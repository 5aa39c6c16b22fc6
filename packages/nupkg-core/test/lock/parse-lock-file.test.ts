import { formatNuGetVersion, formatVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseLockFile } from '../../src/index.ts';

function lockFile(dependencies: unknown, version: unknown = 1): Buffer {
  return Buffer.from(JSON.stringify({ version, dependencies }));
}

describe('parseLockFile', () => {
  it('reads what a package is locked at, and for what', () => {
    const entry = {
      type: 'Direct',
      requested: '[1.0.0, )',
      resolved: '1.2.0',
      contentHash: 'abc=',
      dependencies: { B: '1.0.0', C: '' },
    };
    const { version, targets } = parseLockFile(lockFile({ 'net8.0': { A: entry } }), 'packages.lock.json');
    const [locked] = targets[0]?.packages ?? [];
    expect(version).toBe(1);
    expect(locked).toMatchObject({ id: 'A', type: 'Direct', contentHash: 'abc=' });
    expect(locked?.resolved && formatNuGetVersion(locked.resolved)).toBe('1.2.0');
    expect(locked?.dependencies.map(({ id, range }) => `${id} ${formatVersionRange(range)}`)).toEqual([
      'B [1.0.0, )',
      'C (, )',
    ]);
  });

  it('tells the targets of runtimes apart', () => {
    const { targets } = parseLockFile(lockFile({ 'net8.0': {}, 'net8.0/win-x64': {} }, 2), 'packages.lock.json');
    expect(targets.map(({ rid }) => rid)).toEqual([undefined, 'win-x64']);
  });

  it.each([
    ['text that is no JSON', Buffer.from('{')],
    ['a version that is not known', lockFile({}, 3)],
    ['a type that is not known', lockFile({ 'net8.0': { A: { type: 'Other' } } })],
    ['a range that is none', lockFile({ 'net8.0': { A: { type: 'Direct', requested: 'x' } } })],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseLockFile(bytes, 'packages.lock.json')).toThrowCode('LOCK_FILE_INVALID');
  });
});
