import { describe, expect, it } from 'vitest';
import { mergeContributions } from '../../src/flatten/conflicts.ts';
import type { Contribution } from '../../src/flatten/contribution.ts';
import type { Package } from '../../src/index.ts';
import { assemblyImage } from '../builders/assembly.ts';
import { buildPackage } from '../builders/package.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The app first, then A, B, …: each with the files given. */
async function packagesOf(...contents: readonly Files[]): Promise<readonly [Package, ...Package[]]> {
  const [app, ...others] = await Promise.all(
    contents.map((files, at) => buildPackage({ id: ['App', 'A', 'B', 'C'][at] ?? '', files })),
  );
  return [app ?? (await buildPackage({ id: 'App' })), ...others];
}

function contributionsOf(packages: readonly Package[]): readonly Contribution[] {
  return packages.flatMap((from) => from.files.map((entry) => ({ from, entry, target: entry.path })));
}

async function merge(policy: 'error' | 'highest-assembly-version' | 'app-wins', ...contents: readonly Files[]) {
  const packages = await packagesOf(...contents);
  const { files, merged, conflicts } = await mergeContributions(packages[0], contributionsOf(packages), policy);
  return { files: files.map(({ from, target }) => `${target} of ${from.identity.id}`), merged, conflicts };
}

const V1 = assemblyImage({ version: [1, 0, 0, 0] });
const V2 = assemblyImage({ version: [2, 0, 0, 0] });
const OTHER_V2 = assemblyImage({ version: [2, 0, 0, 0], tail: 'other' });

describe('mergeContributions', () => {
  it('keeps what nobody else brings', async () => {
    expect(await merge('error', { 'lib/a.txt': '1' }, { 'lib/b.txt': '1' })).toEqual({
      files: ['lib/a.txt of App', 'lib/b.txt of A'],
      merged: [],
      conflicts: [],
    });
  });

  it('merges equal bytes silently, also across framework folders and case', async () => {
    expect(await merge('error', {}, { 'lib/net6.0/a.txt': '1' }, { 'lib/net8.0/A.txt': '1' })).toEqual({
      files: ['lib/net6.0/a.txt of A'],
      merged: [{ path: 'lib/net6.0/a.txt', packages: ['A 1.0.0', 'B 1.0.0'], otherPaths: ['lib/net8.0/A.txt'] }],
      conflicts: [],
    });
  });

  it.each([
    ['case', 'lib/x/Data.txt', 'lib/x/DATA.TXT'],
    ['case of other alphabets', 'lib/x/straße.txt', 'lib/x/STRASSE.txt'],
    ['Unicode form', 'lib/x/caf\u00e9.txt', 'lib/x/cafe\u0301.txt'],
    ['the folder under lib/', 'lib/net45/a.txt', 'lib/net40/a.txt'],
  ])('finds files that differ in %s alone, and says how each is spelled', async (_, mine, other) => {
    const conflict = merge('error', {}, { [mine]: '1' }, { [other]: '2' });
    await expect(conflict).rejects.toThrowCode('FLATTEN_CONFLICT');
    await expect(conflict).rejects.toMatchObject({
      message: `${mine} (also as ${other}) comes from A 1.0.0 and B 1.0.0, with different content`,
      details: { found: [{ path: mine, packages: ['A 1.0.0', 'B 1.0.0'], otherPaths: [other] }] },
    });
    expect(await merge('app-wins', { [other]: '1' }, { [mine]: '2' })).toEqual({
      files: [`${other} of App`],
      merged: [],
      conflicts: [{ path: other, kept: 'App 1.0.0', dropped: ['A 1.0.0'], otherPaths: [mine] }],
    });
    expect(await merge('error', {}, { [mine]: '1' }, { [other]: '1' })).toMatchObject({
      files: [`${mine} of A`],
      merged: [{ path: mine, packages: ['A 1.0.0', 'B 1.0.0'], otherPaths: [other] }],
    });
  });

  it.each(['error', 'app-wins', 'highest-assembly-version'] as const)(
    'refuses a file in the place of a folder, with %s too',
    async (policy) => {
      const clash = merge(policy, { 'lib/x/data': '1' }, { 'lib/x/data/a.txt': '1' });
      await expect(clash).rejects.toThrowCode('FLATTEN_CONFLICT');
      await expect(clash).rejects.toMatchObject({
        message: 'lib/x/data is a file of App 1.0.0 and a folder of A 1.0.0',
        details: { path: 'lib/x/data', wanted: policy },
      });
    },
  );

  it('names every path and all packages of a conflict', async () => {
    const conflict = merge(
      'error',
      {},
      { 'lib/x/a.txt': '1', 'lib/x/b.txt': '1' },
      { 'lib/x/a.txt': '2', 'lib/x/b.txt': '2' },
    );
    await expect(conflict).rejects.toThrowCode('FLATTEN_CONFLICT');
    await expect(conflict).rejects.toMatchObject({
      message: expect.stringContaining('A 1.0.0 and B 1.0.0'),
      details: {
        path: 'lib/x/a.txt',
        found: [
          { path: 'lib/x/a.txt', packages: ['A 1.0.0', 'B 1.0.0'] },
          { path: 'lib/x/b.txt', packages: ['A 1.0.0', 'B 1.0.0'] },
        ],
      },
    });
  });

  it('lets the app win when asked to', async () => {
    expect(await merge('app-wins', { 'lib/x/a.txt': '1' }, { 'lib/x/a.txt': '2' }, { 'lib/x/a.txt': '2' })).toEqual({
      files: ['lib/x/a.txt of App'],
      merged: [],
      conflicts: [{ path: 'lib/x/a.txt', kept: 'App 1.0.0', dropped: ['A 1.0.0', 'B 1.0.0'] }],
    });
  });

  it('cannot let the app win where it brings nothing', async () => {
    await expect(merge('app-wins', {}, { 'lib/x/a.txt': '1' }, { 'lib/x/a.txt': '2' })).rejects.toThrowCode(
      'FLATTEN_CONFLICT',
    );
  });

  it('takes the highest assembly version when asked to', async () => {
    expect(
      await merge('highest-assembly-version', { 'lib/x/a.dll': V1 }, { 'lib/x/a.dll': V2 }, { 'lib/x/a.dll': V1 }),
    ).toEqual({
      files: ['lib/x/a.dll of A'],
      merged: [],
      conflicts: [{ path: 'lib/x/a.dll', kept: 'A 1.0.0', dropped: ['App 1.0.0', 'B 1.0.0'] }],
    });
  });

  it('takes the highest file version of equal assembly versions', async () => {
    const [older, newer] = [[2, 0, 5, 0] as const, [2, 0, 6, 0] as const].map((fileVersion) =>
      assemblyImage({ version: [2, 0, 0, 0], fileVersion }),
    );
    const { files } = await merge(
      'highest-assembly-version',
      { 'lib/x/a.dll': older ?? '' },
      { 'lib/x/a.dll': newer ?? '' },
    );
    expect(files).toEqual(['lib/x/a.dll of A']);
  });

  it.each([
    ['equal versions', V2, OTHER_V2],
    ['a file that is no assembly', V2, 'text'],
  ])('cannot choose between %s', async (_, a, b) => {
    await expect(merge('highest-assembly-version', { 'lib/x/a.dll': a }, { 'lib/x/a.dll': b })).rejects.toThrowCode(
      'FLATTEN_CONFLICT',
    );
  });
});
