import { deflateSegment, type Progress, type SegmentCompressor } from '@nuspine/nupkg-core';
import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { readDeltaRecipe } from '../src/formats/read-delta-recipe.ts';
import { contentsOf, delta, make } from './memory-packages.ts';
import { deflatedOtherwise } from './odd-archives.ts';

const LONG = 'some text that is long enough to be worth a patch\n'.repeat(40);

const BASE = {
  'lib/net8.0/App.dll': LONG,
  'lib/net8.0/gone.txt': 'gone',
  'lib/net8.0/same.dll': LONG,
  'tools/a.txt': '1',
};
const TARGET = {
  'lib/net8.0/App.dll': `${LONG}!`,
  'lib/net8.0/new.txt': 'new',
  'lib/net8.0/same.dll': LONG,
  'tools/a.txt': '2',
};

describe('createDelta', () => {
  it('tells what the delta is no smaller than before it makes any patch', async () => {
    const [base, target] = [await make('1.0.0', BASE), await make('1.1.0', TARGET)];
    const expectSize = async (size: number): Promise<void> => {
      expect(size).toBe(target.pkg.archive.entries.find(({ path }) => path.endsWith('new.txt'))?.compressedSize);
      throw new Error('no room');
    };
    await expect(delta(base, target, { expectSize })).rejects.toThrow('no room');
  });

  it('writes what Squirrel reads: patches, markers with hashes, and whole files', async () => {
    const contents = await contentsOf(await delta(await make('1.0.0', BASE), await make('1.1.0', TARGET)));
    const payload = Object.keys(contents).filter((path) => path.startsWith('lib/'));
    expect(payload.toSorted()).toEqual([
      'lib/net8.0/App.dll.bsdiff',
      'lib/net8.0/App.dll.diff',
      'lib/net8.0/App.dll.shasum',
      'lib/net8.0/new.txt',
      'lib/net8.0/same.dll.diff',
      'lib/net8.0/same.dll.shasum',
    ]);
    expect(contents).toMatchObject({
      'lib/net8.0/App.dll.diff': '1',
      'lib/net8.0/same.dll.diff': '',
      'tools/a.txt': '2',
    });
    expect(contents['lib/net8.0/same.dll.shasum']).toMatch(/ same\.dll\.shasum 2000$/);
  });

  it('takes a new file as a canonical target has it packed, and packs that of another one', async () => {
    const added = 'a new file that is carried whole\n'.repeat(99);
    const base = await make('1.0.0', BASE);
    const target = await make('1.1.0', { ...TARGET, 'tools/new.txt': added });
    const timesDeflated = async (to: typeof target): Promise<number> => {
      let times = 0;
      const deflate: SegmentCompressor['deflate'] = async (segment) => {
        if (Buffer.from(segment.content).toString() === added) times += 1;
        return deflateSegment(segment);
      };
      const made = await delta(base, to, { compressor: { sideBySide: 1, deflate } });
      expect(await contentsOf(made)).toMatchObject({ 'tools/new.txt': added });
      return times;
    };
    // To see that the target is canonical, it has to be deflated once.
    expect(await timesDeflated(target)).toBe(1);
    expect(await timesDeflated(await deflatedOtherwise(target))).toBeGreaterThan(1);
  });

  it('reports every file of both packages', async () => {
    const { report } = await delta(await make('1.0.0', BASE), await make('1.1.0', TARGET));
    const kinds = report.files.map(({ path, kind }) => `${kind} ${path}`).filter((line) => /lib|tools/.test(line));
    expect(kinds.toSorted()).toEqual([
      'added lib/net8.0/new.txt',
      'deleted lib/net8.0/gone.txt',
      'patched lib/net8.0/App.dll',
      'replaced tools/a.txt',
      'unchanged lib/net8.0/same.dll',
    ]);
  });

  it('reports the packages and the exact bytes it wrote', async () => {
    const [base, target] = [await make('1.0.0', BASE), await make('1.1.0', TARGET)];
    const { report, bytes } = await delta(base, target);
    expect(report).toMatchObject({
      format: 'squirrel',
      exactness: 'bytes',
      base: { id: 'App', version: '1.0.0', size: base.bytes.length, digest: digestBytes(base.bytes) },
      target: { id: 'App', version: '1.1.0', size: target.bytes.length, digest: digestBytes(target.bytes) },
      output: { name: 'App-1.1.0-delta.nupkg', size: bytes.length, digest: digestBytes(bytes) },
    });
  });

  it('writes the recipe that its report is about', async () => {
    const target = await make('1.1.0', TARGET);
    const { pkg, report } = await delta(await make('1.0.0', BASE), target);
    const recipe = await readDeltaRecipe(pkg);
    expect(recipe).toMatchObject({ base: report.base, target: report.target });
    expect(recipe?.entries.map((entry) => entry.path)).toEqual(target.pkg.archive.entries.map((entry) => entry.path));
  });

  it('gives equal bytes for equal packages', async () => {
    const [base, target] = [await make('1.0.0', BASE), await make('1.1.0', TARGET)];
    expect(Buffer.compare((await delta(base, target)).bytes, (await delta(base, target)).bytes)).toBe(0);
  });

  it('says where it is', async () => {
    const seen: Progress[] = [];
    const target = await make('1.1.0', TARGET);
    await delta(await make('1.0.0', BASE), target, { onProgress: (progress) => seen.push(progress) });
    const total = target.pkg.archive.entries.length;
    expect(seen.map((progress) => progress.done)).toEqual(Array.from({ length: total + 1 }, (_, done) => done));
    expect(seen.at(-1)).toEqual({ phase: 'diff', done: total, total });
  });

  it('patches unchanged files to themselves when they are to be proven', async () => {
    const base = await make('1.0.0', BASE);
    const { pkg, report } = await delta(base, await make('1.1.0', TARGET), { unchanged: 'prove' });
    expect(pkg.archive.entries.map((entry) => entry.path)).toContain('lib/net8.0/same.dll.bsdiff');
    expect(report.files.find((file) => file.path === 'lib/net8.0/same.dll')).toMatchObject({ kind: 'unchanged' });
  });

  it.each([
    ['DELTA_PACKAGE_MISMATCH', '1.1.0', { id: 'Other' }],
    ['DELTA_VERSION_ORDER', '1.0.0', {}],
    ['DELTA_VERSION_ORDER', '0.9.0', {}],
  ])('throws %s for a target %s %j', async (code, version, rest) => {
    const base = await make('1.0.0', BASE);
    await expect(delta(base, await make(version, TARGET, rest))).rejects.toThrowCode(code);
  });

  it('throws DELTA_FORMAT_CANNOT_SAY for a new empty file', async () => {
    const target = await make('1.1.0', { ...TARGET, 'lib/net8.0/__init__.py': '' });
    await expect(delta(await make('1.0.0', BASE), target)).rejects.toThrowCode('DELTA_FORMAT_CANNOT_SAY');
  });
});
