import { readEntry, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { RECIPE_PATH } from '../../src/delta-recipe.ts';
import { apply, contentsOf, delta, make, type MemoryPackage, open, rewrite } from '../memory-packages.ts';

const BASE = {
  'lib/net45/App.dll': 'one',
  'lib/net45/same.dll': 'same',
  'lib/net45/gone.txt': 'gone',
  'old.txt': 'old',
};
const TARGET = {
  'lib/net45/App.dll': 'two',
  'lib/net45/same.dll': 'same',
  'lib/net45/new.txt': 'new',
  'old.txt': 'old',
};
const LONG = 'text of an assembly that hardly changes '.repeat(20);
const NOTHING = new Uint8Array();

interface Pair {
  readonly base: MemoryPackage;
  readonly target: MemoryPackage;
  /** What Squirrel's own writer makes: no recipe, and no hash of what did not change. */
  readonly change: MemoryPackage;
}

async function pair(): Promise<Pair> {
  const base = await make('1.0.0', BASE);
  const target = await make('1.1.0', TARGET);
  const ours = await delta(base, target);
  const change = await rewrite(ours, { [RECIPE_PATH]: undefined, 'lib/net45/same.dll.shasum': NOTHING });
  return { base, target, change };
}

describe('applyForeign', () => {
  it('gives the files of the target, and nothing that only the base has', async () => {
    const { base, target, change } = await pair();
    const result = await apply(base, change);
    expect(await contentsOf(await open(result.bytes))).toEqual(await contentsOf(target));
  });

  it('writes the result canonically', async () => {
    const { base, change } = await pair();
    const { bytes } = await apply(base, change);
    const { pkg } = await open(bytes);
    const again = bytesSink();
    const entries = await Promise.all(
      pkg.archive.entries.map(async (entry) => ({ path: entry.path, content: await readEntry(pkg.archive, entry) })),
    );
    await writeArchive(entries, again);
    expect(Buffer.compare(again.bytes(), bytes)).toBe(0);
  });

  it('says what it could compare and what it could not', async () => {
    const { base, change } = await pair();
    const { report } = await apply(base, change);
    expect(report).toMatchObject({ exactness: 'contents', target: { id: 'App', version: '1.1.0' } });
    expect(report.target.digest).toBeUndefined();
    expect(report.files.filter((file) => file.path.startsWith('lib/')).toSorted(byPath)).toEqual([
      { path: 'lib/net45/App.dll', size: 3, from: 'patch', verified: 'sha1' },
      { path: 'lib/net45/new.txt', size: 3, from: 'delta', verified: 'none' },
      { path: 'lib/net45/same.dll', size: 4, from: 'base', verified: 'none' },
    ]);
  });

  it('compares the hash of an unchanged file where there is one', async () => {
    const { base, target } = await pair();
    const change = await rewrite(await delta(base, target), { [RECIPE_PATH]: undefined });
    const { report } = await apply(base, change);
    expect(report.files.find((file) => file.path === 'lib/net45/same.dll')?.verified).toBe('sha1');
    const corrupt = await make('1.0.0', { ...BASE, 'lib/net45/same.dll': 'samE' });
    await expect(apply(corrupt, change)).rejects.toThrowCode('DELTA_FILE_MISMATCH');
  });

  it('keeps a new empty file, which Squirrel drops', async () => {
    const { base, change } = await pair();
    const result = await apply(base, await rewrite(change, { 'lib/net45/__init__.py': NOTHING }));
    expect(await contentsOf(await open(result.bytes))).toMatchObject({ 'lib/net45/__init__.py': '' });
  });

  it('throws DELTA_FILE_MISMATCH when the base is another version', async () => {
    const base = await make('1.0.0', { 'lib/net45/App.dll': LONG });
    const target = await make('1.1.0', { 'lib/net45/App.dll': `${LONG}!` });
    const change = await rewrite(await delta(base, target), { [RECIPE_PATH]: undefined });
    const other = await make('0.9.0', { 'lib/net45/App.dll': LONG.toUpperCase() });
    await expect(apply(other, change)).rejects.toThrowCode('DELTA_FILE_MISMATCH');
  });

  it.each<[string, Record<string, Uint8Array | undefined>]>([
    ['DELTA_FILE_MISMATCH', { 'lib/net45/App.dll.shasum': NOTHING }],
    ['DELTA_FILE_MISMATCH', { 'lib/net45/App.dll.shasum': undefined }],
    ['DELTA_SHASUM_INVALID', { 'lib/net45/App.dll.shasum': Buffer.from('x') }],
    ['DELTA_PATCH_CORRUPT', { 'lib/net45/App.dll.bsdiff': Buffer.from('no patch'.repeat(10)) }],
    ['DELTA_PATCH_UNSUPPORTED', { 'lib/net45/App.dll.bsdiff': undefined }],
    ['DELTA_BASE_FILE_MISSING', { 'lib/net45/other.dll.diff': NOTHING }],
    ['DELTA_ENTRY_DUPLICATE', { 'lib/net45/App.dll': Buffer.from('x') }],
  ])('throws %s for the entries %#', async (code, changes) => {
    const { base, change } = await pair();
    await expect(apply(base, await rewrite(change, changes))).rejects.toThrowCode(code);
  });

  it('throws DELTA_NOT_A_DELTA for a full package', async () => {
    const { base, target } = await pair();
    await expect(apply(base, target)).rejects.toThrowCode('DELTA_NOT_A_DELTA');
  });

  it('throws DELTA_PACKAGE_MISMATCH for a delta of another package', async () => {
    const { change } = await pair();
    await expect(apply(await make('1.0.0', BASE, { id: 'Other' }), change)).rejects.toThrowCode(
      'DELTA_PACKAGE_MISMATCH',
    );
  });
});

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
