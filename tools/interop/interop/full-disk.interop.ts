import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { updatePackage } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFeed, fullOf, VERSIONS } from '../src/faulty-feeds.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { openSquirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';
import { oldClient, updateBySquirrel } from '../src/update-outcomes.ts';
import { type ReleasePair, releasePair } from '../src/release-pair.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const root = await temporaryFolder();
const disk = join(root, 'disk');
await mkdir(disk);
// Only the superuser may mount, and not in every container.
const mounted = await runProgram('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).catch(() => undefined);
// From what the old release and its package take to what the new one takes beside them, in KiB.
const SIZES = [500, 540, 580] as const;
const noSquirrel = await reasonToSkip(SQUIRREL_PROGRAMS);
const skipped = mounted?.code === 0 ? undefined : 'skipped: needs to mount a tmpfs';

describe.skipIf(skipped !== undefined)(`a full disk ${skipped ?? ''}`, () => {
  let pair: ReleasePair;

  beforeAll(async () => {
    pair = await releasePair(root, ['squirrel', 'nuspine']);
  });

  afterAll(async () => {
    await mustRun('umount', [disk]);
    await rm(root, { recursive: true, force: true });
  });

  it.each([
    ['while a full package is downloaded', []],
    ['while a delta is applied', ['squirrel' as const]],
    ['while a delta of ours is applied', ['nuspine' as const]],
  ])(
    'leaves the old package and nothing else when it fills up %s, and is no obstacle later',
    async (_what, formats) => {
      await mustRun('mount', ['-o', 'remount,size=256k', disk]);
      const out = join(disk, 'App.nupkg');
      await writeFile(out, 'the old package');
      const update = (): Promise<unknown> => updatePackage({ feed: pair.feed, current: pair.base, out, formats });
      await expect(update()).rejects.toMatchObject({ code: 'FILE_WRITE_FAILED' });
      expect(await readFile(out, 'utf8')).toBe('the old package');
      expect(await readdir(disk)).toEqual(['App.nupkg']);
      await mustRun('mount', ['-o', 'remount,size=16m', disk]);
      await update();
      expect((await readFile(out)).equals(await readFile(pair.target))).toBe(true);
      expect(await readdir(disk)).toEqual(['App.nupkg']);
      await rm(out);
    },
  );

  it.skipIf(noSquirrel !== undefined)(
    `leaves Squirrel with half a release that it starts ${noSquirrel ?? ''}`,
    async () => {
      await mkdir(join(root, 'squirrel'));
      const sound = join(root, 'sound');
      await fillFeed(sound, ['squirrel']);
      const scene = { folder: disk, sound, squirrel: await openSquirrel(join(root, 'squirrel')) };
      const releases = VERSIONS.map((version) => join(sound, fullOf(version)));
      const outcomes: string[] = [];
      for (const size of SIZES) {
        await mustRun('mount', ['-o', `remount,size=${String(size)}k`, disk]);
        const client = await oldClient(scene);
        outcomes.push(`${String(size)}k ${await updateBySquirrel(scene, sound, client, releases)}`);
        await rm(client.root, { recursive: true });
      }
      console.log(`Squirrel on a full disk: ${outcomes.join('; ')}`);
      expect(outcomes.join()).toContain('half a release');
    },
  );
});
