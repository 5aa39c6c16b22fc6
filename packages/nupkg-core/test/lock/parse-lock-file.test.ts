import { formatNuGetVersion, formatVersionRange, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseLockFile } from '../../src/index.ts';

function lockFile(dependencies: unknown, version: unknown = 1): Buffer {
  return Buffer.from(JSON.stringify({ version, dependencies }));
}

function aliased(dependencies: unknown): Buffer {
  return Buffer.from(JSON.stringify({ version: 3, mine: { framework: 'net10.0', dependencies } }));
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

  it('reads the targets of version 3 by the names that the project has for them', () => {
    const target = { framework: 'net10.0', dependencies: { A: { type: 'Direct', resolved: '1.0.0' } } };
    const document = { version: 3, mine: target, 'mine/win-x64': target, 'net10.0': target, note: 'x', none: {} };
    const { version, targets } = parseLockFile(Buffer.from(JSON.stringify(document)), 'packages.lock.json');
    expect(version).toBe(3);
    expect(targets).toMatchObject([
      { alias: 'mine', rid: undefined, framework: parseTargetFramework('net10.0'), packages: [{ id: 'A' }] },
      { alias: 'mine', rid: 'win-x64' },
      { alias: 'net10.0', rid: undefined },
    ]);
  });

  it.each([
    ['text that is no JSON', Buffer.from('{')],
    ['a version that is not known', lockFile({}, 4)],
    ['no version', Buffer.from('{ "dependencies": {} }')],
    ['no targets', Buffer.from('{ "version": 1 }')],
    ['a type that is not known in version 3', aliased({ A: { type: 'Other' } })],
    ['a target of version 3 without packages', aliased(undefined)],
    ['a type that is not known', lockFile({ 'net8.0': { A: { type: 'Other' } } })],
    ['a range that is none', lockFile({ 'net8.0': { A: { type: 'Direct', requested: 'x' } } })],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseLockFile(bytes, 'packages.lock.json')).toThrowCode('LOCK_FILE_INVALID');
  });
});
