import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyBsdiff40, parseReleases, portableEngine } from '@nuspine/delta';
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';
import { corpusCache, MEDIUM_CORPUS, prepareCorpus, SMALL_CORPUS } from '@nuspine/fixtures/corpora';
import { formatNuGetVersion } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileDigests } from '../src/file-digests.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { changedFiles, libDigests, type ReleasePair, releasePair } from '../src/release-pair.ts';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);

interface SquirrelEntry {
  readonly sha1: string;
  readonly filename: string;
  readonly filesize: number;
  readonly isDelta: boolean;
  readonly version: string;
  readonly entryAsString: string;
}

describe.skipIf(skipped !== undefined)(`Squirrel.Windows 2.0.1 ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;
  let squirrel: Squirrel;
  let index: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    index = join(pair.feed, 'RELEASES');
    const home = join(folder, 'squirrel');
    await mkdir(home);
    squirrel = await openSquirrel(home);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function squirrelEntries(): Promise<readonly SquirrelEntry[]> {
    return JSON.parse(await squirrel.must('parse-releases', index));
  }

  it('applies our delta to our full package and gets the files of our next one', async () => {
    const out = join(folder, 'by-squirrel.nupkg');
    await squirrel.must('apply-delta', pair.base, pair.delta, out);
    const wanted = await libDigests(pair.target);
    expect(Object.keys(wanted).length).toBeGreaterThan(10);
    expect(await libDigests(out)).toEqual(wanted);
    console.log(`Squirrel: ${String(Object.keys(wanted).length)} files rebuilt from our delta, byte for byte`);
  });

  it.each([SMALL_CORPUS, MEDIUM_CORPUS])('applies our delta of corpus $name: $title', async (recipe) => {
    const { basePackage, targetPackage } = await prepareCorpus(recipe, await corpusCache());
    const [delta, out] = ['delta', 'out'].map((name) => join(folder, `${name}-${recipe.name}.nupkg`));
    await createDeltaFile({ base: basePackage, target: targetPackage, out: delta ?? '', format: 'squirrel' });
    await squirrel.must('apply-delta', basePackage, delta ?? '', out ?? '');
    const wanted = await libDigests(targetPackage);
    expect(Object.keys(wanted)).toHaveLength(recipe.expected.files);
    expect(await libDigests(out ?? '')).toEqual(wanted);
    console.log(`Squirrel: corpus ${recipe.name}, ${String(recipe.expected.changed)} changed files, all equal`);
  });

  it('refuses our delta on another base', async () => {
    const result = await squirrel.run('apply-delta', pair.target, pair.delta, join(folder, 'wrong.nupkg'));
    expect(result.code).toBe(3);
  });

  it('makes a delta that we apply', async () => {
    const delta = join(folder, 'squirrel-delta.nupkg');
    const out = join(folder, 'by-us.nupkg');
    await squirrel.must('create-delta', pair.base, pair.target, delta);
    await applyDeltaFiles({ base: pair.base, deltas: [delta], out });
    expect(await libDigests(out)).toEqual(await libDigests(pair.target));
  });

  it('installs our full package', async () => {
    const root = join(folder, 'installed');
    const app = join(root, 'app');
    await mkdir(app, { recursive: true });
    await squirrel.must('install', pair.target, app, root);
    const wanted = Object.entries(await libDigests(pair.target));
    // What is below lib/<framework>/ is the app.
    expect(await fileDigests(app)).toEqual(
      Object.fromEntries(wanted.map(([path, digest]) => [path.replace(/^lib\/[^/]+\//, ''), digest])),
    );
  });

  it('reads our RELEASES as we do', async () => {
    const ours = parseReleases(await readFile(index));
    const theirs = await squirrelEntries();
    expect(
      theirs.map(({ sha1, filename, filesize, isDelta }) => [sha1.toUpperCase(), filename, filesize, isDelta]),
    ).toEqual(ours.map(({ sha1, fileName, size, isDelta }) => [sha1, fileName, size, isDelta]));
    expect(theirs.map(({ version }) => version)).toEqual(ours.map(({ version }) => formatNuGetVersion(version)));
    expect(theirs).toHaveLength(3);
  });

  it('writes our RELEASES with the same lines', async () => {
    const out = join(folder, 'RELEASES-by-squirrel');
    await squirrel.must('rewrite-releases', index, out);
    const lines = async (path: string): Promise<readonly string[]> =>
      (await readFile(path, 'utf8')).replace('\ufeff', '').trim().toUpperCase().split(/\r?\n/);
    expect(await lines(out)).toEqual(await lines(index));
  });

  it('plans the delta for a client of the release before, and the full package for a new one', async () => {
    const entries = await squirrelEntries();
    const base = entries.find(({ filename }) => pair.base.endsWith(filename));
    const plan = async (current: string): Promise<unknown> => JSON.parse(await squirrel.must('plan', index, current));
    expect(await plan(base?.entryAsString ?? '')).toMatchObject({ apply: [expect.stringMatching(/-delta\.nupkg$/)] });
    expect(await plan('none')).toMatchObject({ apply: [expect.stringMatching(/-full\.nupkg$/)] });
  });

  it('exchanges patches with us in both directions', async () => {
    const pairs = (await changedFiles(pair)).slice(0, 5);
    const file = (name: string): string => join(folder, name);
    for (const { base, target } of pairs) {
      await writeFile(file('base'), base);
      await writeFile(file('target'), target);
      await squirrel.must('bsdiff', file('base'), file('target'), file('patch'));
      expect(Buffer.compare(applyBsdiff40(base, await readFile(file('patch'))), target)).toBe(0);
      await writeFile(file('patch'), await portableEngine().diff(base, target));
      await squirrel.must('bspatch', file('base'), file('patch'), file('out'));
      expect(Buffer.compare(await readFile(file('out')), target)).toBe(0);
    }
    console.log(`Squirrel: ${String(pairs.length)} pairs of assemblies, patches exchanged both ways`);
    expect(pairs).toHaveLength(5);
  });
});
