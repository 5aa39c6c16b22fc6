import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDeltaFiles } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { libDigests, type ReleasePair, releasePair } from '../src/release-pair.ts';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);

describe.skipIf(skipped !== undefined)(`Squirrel.Windows 2.0.1 ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;
  let squirrel: Squirrel;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    const home = join(folder, 'squirrel');
    await mkdir(home);
    squirrel = await openSquirrel(home);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('applies our delta to our full package and gets the files of our next one', async () => {
    const out = join(folder, 'by-squirrel.nupkg');
    await squirrel.must('apply-delta', pair.base, pair.delta, out);
    const wanted = await libDigests(pair.target);
    expect(Object.keys(wanted).length).toBeGreaterThan(10);
    expect(await libDigests(out)).toEqual(wanted);
  });

  it('installs our full package', async () => {
    const root = join(folder, 'installed');
    const app = join(root, 'app');
    await mkdir(app, { recursive: true });
    await squirrel.must('install', pair.target, app, root);
    expect((await readdir(app)).length).toBeGreaterThan(10);
  });

  it('reads our RELEASES', async () => {
    const entries: readonly { filename: string; isDelta: boolean }[] = JSON.parse(
      await squirrel.must('parse-releases', join(pair.feed, 'RELEASES')),
    );
    expect(entries.map(({ filename, isDelta }) => [filename.replace(/^.*-\d/, ''), isDelta])).toHaveLength(3);
    expect(entries.filter(({ isDelta }) => isDelta)).toHaveLength(1);
  });

  it('makes a delta that we apply', async () => {
    const delta = join(folder, 'squirrel-delta.nupkg');
    const out = join(folder, 'by-us.nupkg');
    await squirrel.must('create-delta', pair.base, pair.target, delta);
    await applyDeltaFiles({ base: pair.base, deltas: [delta], out });
    expect(await libDigests(out)).toEqual(await libDigests(pair.target));
  });
});
