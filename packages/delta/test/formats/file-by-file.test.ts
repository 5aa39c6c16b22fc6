import { describe, expect, it } from 'vitest';
import { apply, contentsOf, delta, make, rewrite } from '../memory-packages.ts';

const LONG = 'some text that is long enough to be worth a patch\n'.repeat(40);
const BASE = {
  'lib/net8.0/App.dll': LONG,
  'lib/net8.0/empties': LONG,
  'lib/net8.0/gone.txt': 'gone',
  'lib/net8.0/same.dll': LONG,
};
const TARGET = {
  'lib/net8.0/App.dll': `${LONG}!`,
  'lib/net8.0/empties': '',
  'lib/net8.0/new empty': '',
  'lib/net8.0/same.dll': LONG,
};

describe('fileByFile for Velopack', () => {
  it('writes what Velopack reads: zstd patches with hashes, bare markers and whole files', async () => {
    const change = await delta(await make('1.0.0', BASE), await make('1.1.0', TARGET), { format: 'velopack' });
    const contents = await contentsOf(change);
    const payload = Object.entries(contents).filter(([path]) => path.startsWith('lib/'));
    expect(payload.map(([path, { length }]) => `${path} ${length === 0 ? 'empty' : 'full'}`).toSorted()).toEqual([
      'lib/net8.0/App.dll.shasum full',
      'lib/net8.0/App.dll.zsdiff full',
      'lib/net8.0/empties empty',
      'lib/net8.0/new empty empty',
      'lib/net8.0/same.dll.diff empty',
      'lib/net8.0/same.dll.shasum empty',
    ]);
    expect(change.report).toMatchObject({ format: 'velopack', exactness: 'bytes' });
    expect(change.report.files.find(({ path }) => path.endsWith('App.dll'))).toMatchObject({ engine: 'zstd' });
  });

  it('gives the released package back, byte for byte', async () => {
    const [base, target] = [await make('1.0.0', BASE), await make('1.1.0', TARGET)];
    const { bytes, report } = await apply(base, await delta(base, target, { format: 'velopack' }));
    expect(Buffer.compare(bytes, target.bytes)).toBe(0);
    expect(report.files.every(({ verified }) => verified === 'sha256')).toBe(true);
  });

  it('follows a delta without a recipe as Velopack would, and says what nobody vouches for', async () => {
    const [base, target] = [await make('1.0.0', BASE), await make('1.1.0', TARGET)];
    const change = await delta(base, target, { format: 'velopack' });
    const theirs = await rewrite(change, { 'nuspine.delta.json': undefined });
    const { report } = await apply(base, theirs);
    expect(report.files.map(({ path, from, verified }) => `${path} ${from} ${verified}`)).toEqual(
      expect.arrayContaining(['lib/net8.0/App.dll patch sha1', 'lib/net8.0/same.dll base none']),
    );
  });

  it('carries a file whole that cannot be a dictionary', async () => {
    const trained = Buffer.concat([Buffer.from('37a430ec', 'hex'), Buffer.from(LONG)]);
    const base = await make('1.0.0', { 'lib/net8.0/a': trained, 'lib/net8.0/b': 'short' });
    const target = await make('1.1.0', { 'lib/net8.0/a': LONG, 'lib/net8.0/b': LONG });
    const change = await delta(base, target, { format: 'velopack' });
    expect(change.report.files.filter(({ path }) => path.startsWith('lib/')).map(({ kind }) => kind)).toEqual([
      'replaced',
      'replaced',
    ]);
    expect(Buffer.compare((await apply(base, change)).bytes, target.bytes)).toBe(0);
  });
});
