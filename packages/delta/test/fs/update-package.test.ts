import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder, withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELTA_FORMAT_NAMES } from '../../src/formats/format-name.ts';
import { updatePackage, type UpdatePackageOptions, type UpdateReport } from '../../src/fs/update-package.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { addParts, appFiles } from './feed-folder.ts';
import { fillLargeFeed } from './update-feed-folder.ts';
import { faultyAccess, type Faults, noPause } from './fake-access.ts';

const KILLS = process.env.NUSPINE_DEEP === '1' ? 50 : 4;

interface Scene {
  readonly feed: string;
  /** Path of an installed 1.0.0. */
  readonly current: string;
  readonly out: string;
  readonly folder: string;
  update(rest?: Partial<UpdatePackageOptions>): Promise<UpdateReport>;
  /** Whether `out` is what the feed released under this version. */
  isReleased(version: string): Promise<boolean>;
}

let template = '';
let allFormats = '';
beforeAll(async () => {
  template = await temporaryFolder();
  await fillLargeFeed(template, 2);
  allFormats = await temporaryFolder();
  await fillLargeFeed(allFormats, 2, undefined, DELTA_FORMAT_NAMES);
});
afterAll(() => Promise.all([template, allFormats].map((folder) => rm(folder, { recursive: true }))));

/** Runs `use` with a feed of the releases 1.0.0 to 1.2.0 for Squirrel and Velopack, or that of `from`, and 1.0.0 installed. */
async function withScene(use: (scene: Scene) => Promise<void>, from: string = template): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const [feed, client] = [join(folder, 'feed'), join(folder, 'client')];
    await cp(from, feed, { recursive: true });
    await mkdir(client);
    const current = join(client, 'current.nupkg');
    await writeFile(current, await readFile(join(feed, 'App-1.0.0-full.nupkg')));
    const out = join(client, 'App-full.nupkg');
    const isReleased = async (version: string): Promise<boolean> =>
      (await readFile(out)).equals(await readFile(join(feed, `App-${version}-full.nupkg`)));
    const update = (rest: Partial<UpdatePackageOptions> = {}): Promise<UpdateReport> =>
      updatePackage({ feed, current, out, pause: noPause, ...rest });
    await use({ feed, current, out, folder: client, update, isReleased });
  });
}

const OURS = 'App-1.1.0-delta.nuspine';

async function editIndex(feed: string, edit: (text: string) => string): Promise<void> {
  const path = join(feed, 'releases.nuspine.json');
  await writeFile(path, edit(await readFile(path, 'utf8')));
}

const used = ({ plan }: UpdateReport): readonly string[] => plan.steps.map(({ fileName }) => fileName);

describe('updatePackage', () => {
  it('refuses a folder in the place of the new package before anything is fetched', () =>
    withScene(async ({ folder, update }) => {
      await expect(update({ out: folder, feed: join(folder, 'nowhere') })).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      expect(await readdir(folder)).toEqual(['current.nupkg']);
    }));

  it.each(['App-1.0.0-full.nupkg', 'App-1.1.0-delta.nupkg', 'RELEASES'])(
    'does not write over %s in the folder that it reads',
    (name) =>
      withScene(async ({ feed, update }) => {
        const [names, before] = [await readdir(feed), await readFile(join(feed, name))];
        await expect(update({ out: join(feed, name) })).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
        expect([await readdir(feed), await readFile(join(feed, name))]).toEqual([names, before]);
      }),
  );

  it('follows the deltas to the newest package, byte for byte', async () => {
    await withScene(async (scene) => {
      const report = await scene.update();
      expect(report).toMatchObject({ changed: true, from: '1.0.0', to: '1.2.0', exactness: 'bytes', failures: [] });
      expect(used(report).every((name) => name.endsWith('-delta.nupkg'))).toBe(true);
      expect(await scene.isReleased('1.2.0')).toBe(true);
      expect(await readdir(scene.folder)).toEqual(['App-full.nupkg', 'current.nupkg']);
    });
  });

  it('does nothing when the newest is installed', async () => {
    await withScene(async ({ update, feed, folder }) => {
      const report = await update({ current: join(feed, 'App-1.2.0-full.nupkg') });
      expect(report).toMatchObject({ changed: false, from: '1.2.0', to: '1.2.0', received: 0 });
      expect(await readdir(folder)).toEqual(['current.nupkg']);
    });
  });

  it("takes nothing of another of Velopack's channels, and asks which is meant", async () => {
    await withScene(async ({ feed, folder, out, update }) => {
      const options = { formats: ['velopack'], channel: 'linux' } as const;
      const other = join(folder, 'linux');
      for (const release of [0, 1]) {
        const files = { 'lib/net8.0/App.so': `for another system: ${String(release)}` };
        await addParts(other, { version: `1.${String(release)}.0`, files }, options);
      }
      // As Velopack names them, beside those of `win`, whose RELEASES is there too.
      for (const name of await readdir(other)) {
        await cp(join(other, name), join(feed, name.replace(/-full/, '-linux-full')));
      }
      const index = join(feed, 'releases.linux.json');
      await writeFile(index, (await readFile(index, 'utf8')).replaceAll('-full', '-linux-full'));
      const current = join(feed, 'App-1.0.0-linux-full.nupkg');
      await expect(update({ current })).rejects.toThrowCode('DELTA_CHANNEL_UNCLEAR');
      await expect(update({ current, channel: 'osx' })).rejects.toThrowCode('DELTA_CHANNEL_UNCLEAR');
      expect(await update({ current, channel: 'linux' })).toMatchObject({ changed: true, to: '1.1.0', failures: [] });
      expect((await readFile(out)).equals(await readFile(join(feed, 'App-1.1.0-linux-full.nupkg')))).toBe(true);
      expect(await update({ channel: 'win' })).toMatchObject({ to: '1.2.0', exactness: 'bytes', failures: [] });
    });
  });

  it('gets the version that is asked for', async () => {
    await withScene(async ({ update, isReleased }) => {
      expect(await update({ to: '1.1.0', formats: ['velopack'] })).toMatchObject({ to: '1.1.0' });
      expect(await isReleased('1.1.0')).toBe(true);
    });
  });

  it('replaces what stood there only when the new package is verified', async () => {
    await withScene(async ({ feed, out, update, isReleased }) => {
      await writeFile(out, 'old');
      for (const name of await readdir(feed)) if (name.includes('1.2.0')) await truncate(join(feed, name), 10);
      await expect(update()).rejects.toThrowCode('DELTA_NO_ROUTE');
      expect(await readFile(out, 'utf8')).toBe('old');
      await rm(feed, { recursive: true });
      await cp(template, feed, { recursive: true });
      await update();
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  // What is wrong with the feed, and what is then not used. Every time the released package comes out.
  it.each<[string, (feed: string) => Promise<void>, readonly string[]]>([
    ['a missing delta', (feed) => rm(join(feed, 'App-1.1.0-delta.nupkg')), ['App-1.1.0-delta.nupkg']],
    ['a truncated delta', (feed) => truncate(join(feed, 'App-1.1.0-delta.nupkg'), 300), ['App-1.1.0-delta.nupkg']],
    ['an empty delta', (feed) => truncate(join(feed, 'App-1.1.0-delta.nupkg'), 0), ['App-1.1.0-delta.nupkg']],
    [
      'deltas with other bytes',
      async (feed) => {
        await damage(feed, 'App-1.1.0-delta.nupkg');
        await damage(feed, 'App-1.1.0-win-delta.nupkg');
      },
      ['App-1.1.0-win-delta.nupkg'],
    ],
    [
      'two deltas that were swapped',
      async (feed) => {
        const [one, two] = [join(feed, 'App-1.1.0-delta.nupkg'), join(feed, 'App-1.2.0-delta.nupkg')];
        await rename(one, `${one}.x`);
        await rename(two, one);
        await rename(`${one}.x`, two);
      },
      [],
    ],
    ['HTML instead of RELEASES', (feed) => writeFile(join(feed, 'RELEASES'), '<html>404</html>'), ['RELEASES']],
    [
      'HTML instead of the other index',
      (feed) => writeFile(join(feed, 'releases.win.json'), '<html>'),
      ['releases.win.json'],
    ],
    ['no RELEASES', (feed) => rm(join(feed, 'RELEASES')), []],
    [
      'no delta at all',
      async (feed) => {
        for (const name of await readdir(feed)) if (name.endsWith('-delta.nupkg')) await rm(join(feed, name));
      },
      [],
    ],
    [
      'a gap',
      async (feed) => {
        await rm(join(feed, 'releases.win.json'));
        const index = await readFile(join(feed, 'RELEASES'), 'utf8');
        await writeFile(
          join(feed, 'RELEASES'),
          index
            .split('\n')
            .filter((line) => !line.includes('1.1.0'))
            .join('\n'),
        );
      },
      [],
    ],
  ])('goes around %s', async (_what, fault, unused) => {
    await withScene(async ({ feed, update, isReleased, folder }) => {
      await fault(feed);
      const report = await update();
      expect(await isReleased('1.2.0')).toBe(true);
      expect([...report.failures, ...report.plan.rejected].map(({ fileName }) => fileName)).toEqual(
        expect.arrayContaining([...unused]),
      );
      expect(await readdir(folder)).toEqual(['App-full.nupkg', 'current.nupkg']);
    });
  });

  it.each<[string, Faults]>([
    ['cut once', { cut: { after: 100, times: 1 } }],
    ['cut at every hundred bytes', { cut: { after: 100, times: 99 } }],
    ['changed on the way', { change: (piece) => Buffer.from(piece).fill(0, 5, 9) }],
    ['not found', { missing: true }],
  ])('copes with deltas that are %s', async (_what, fault) => {
    await withScene(async ({ feed, update, isReleased }) => {
      const names = (await readdir(feed)).filter((name) => name.endsWith('-delta.nupkg'));
      const access = faultyAccess(feed, Object.fromEntries(names.map((name) => [name, fault])));
      await update({ access });
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  it('prefers our own deltas, and says so', async () => {
    await withScene(async ({ update, isReleased }) => {
      const report = await update();
      expect(used(report)).toEqual(['App-1.1.0-delta.nuspine', 'App-1.2.0-delta.nuspine']);
      expect(report).toMatchObject({ exactness: 'bytes', failures: [] });
      expect(await isReleased('1.2.0')).toBe(true);
    }, allFormats);
  });

  it.each<[string, (feed: string) => Promise<void>]>([
    ['a missing delta of ours', (feed) => rm(join(feed, OURS))],
    ['a truncated one', (feed) => truncate(join(feed, OURS), 100)],
    ['an empty one', (feed) => truncate(join(feed, OURS), 0)],
    ['one with other bytes', (feed) => damage(feed, OURS)],
    ['a web page in its place', (feed) => writeFile(join(feed, OURS), '<html>')],
    ['the next one in its place', (feed) => cp(join(feed, OURS.replace('1.1', '1.2')), join(feed, OURS))],
    ['a web page in the place of its index', (feed) => writeFile(join(feed, 'releases.nuspine.json'), '<html>')],
    ['half of its index', (feed) => truncate(join(feed, 'releases.nuspine.json'), 300)],
    [
      'an index without the delta',
      (feed) => editIndex(feed, (text) => text.replace(/"deltas": \[[^]*/, '"deltas": []}')),
    ],
    [
      'an index with another base',
      (feed) =>
        editIndex(feed, (text) =>
          text.replaceAll('"base": {\n        "version": "1.0.0"', '"base": {\n        "version": "0.9.0"'),
        ),
    ],
    [
      'an index of a later version',
      (feed) => editIndex(feed, (text) => text.replace('"formatVersion": 1', '"formatVersion": 2')),
    ],
  ])('goes around %s by the deltas of the others', async (_what, fault) => {
    await withScene(async ({ feed, update, isReleased, folder }) => {
      await fault(feed);
      const report = await update();
      expect(await isReleased('1.2.0')).toBe(true);
      expect(report.plan.steps.every(({ kind }) => kind === 'delta')).toBe(true);
      expect(used(report)).not.toContain(OURS);
      expect(await readdir(folder)).toEqual(['App-full.nupkg', 'current.nupkg']);
    }, allFormats);
  });

  it('finds out that a delta of ours leads to other bytes than the index says', async () => {
    await withScene(async ({ feed, update, isReleased }) => {
      // Where no full package says otherwise, the lie is only seen when the delta is applied.
      await editIndex(feed, (text) => {
        const index: { fulls: { version: string }[]; deltas: { target: { digest: string } }[] } = JSON.parse(text);
        const fulls = index.fulls.filter(({ version }) => version !== '1.1.0');
        for (const { target } of index.deltas.slice(1)) target.digest = `sha256:${'0'.repeat(64)}`;
        return JSON.stringify({ ...index, fulls });
      });
      for (const name of ['RELEASES', 'releases.win.json']) await rm(join(feed, name));
      const report = await update();
      expect(report.failures).toMatchObject([
        { fileName: OURS, reason: expect.stringMatching(/^DELTA_RESULT_MISMATCH/) },
      ]);
      expect(await isReleased('1.2.0')).toBe(true);
    }, allFormats);
  });

  it('resumes a delta of ours that was cut off', async () => {
    await withScene(async ({ feed, update, isReleased }) => {
      const access = faultyAccess(feed, { [OURS]: { cut: { after: 100, times: 2 } } });
      const report = await update({ access });
      expect(used(report)).toContain(OURS);
      expect(await isReleased('1.2.0')).toBe(true);
    }, allFormats);
  });

  it('finds out that an assumed base is wrong when it applies, and takes the full package', async () => {
    await withScene(async ({ feed, update, isReleased }) => {
      await rm(join(feed, 'releases.win.json'));
      const index = await readFile(join(feed, 'RELEASES'), 'utf8');
      await writeFile(
        join(feed, 'RELEASES'),
        index
          .split('\n')
          .filter((line) => !line.includes('1.1.0'))
          .join('\n'),
      );
      const report = await update({ access: faultyAccess(feed, {}) });
      expect(report.failures).toMatchObject([
        { fileName: 'App-1.2.0-delta.nupkg', reason: expect.stringMatching(/^DELTA_BASE_MISMATCH/) },
      ]);
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  it('starts no delta from a package that is not the released one', async () => {
    await withScene(async ({ current, feed, update, isReleased }) => {
      await rm(current);
      await addParts(join(feed, '..', 'other'), { files: appFiles(7) });
      const report = await update({ current: join(feed, '..', 'other', 'App-1.0.0-full.nupkg') });
      expect(used(report)).toEqual(['App-1.2.0-full.nupkg']);
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  it('resumes what a run without luck had received', async () => {
    await withScene(async ({ feed, update, isReleased }) => {
      const cut = { cut: { after: 60, times: 99 } };
      const faults = Object.fromEntries((await readdir(feed)).map((name) => [name, cut]));
      const run = update({ access: faultyAccess(feed, faults), retries: 1 });
      await expect(run).rejects.toThrowCode('DELTA_NO_ROUTE');
      const report = await update();
      expect(report.resumed).toBeGreaterThan(0);
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  it('throws DELTA_PACKAGE_MISMATCH for a feed of another package', async () => {
    await withScene(async ({ feed, update }) => {
      await rm(feed, { recursive: true });
      await addParts(feed, { id: 'Other', version: '2.0.0', files: appFiles(1) });
      await expect(update()).rejects.toThrowCode('DELTA_PACKAGE_MISMATCH');
    });
  });

  it('lets one of two updaters at once work, and the other say that it must wait', async () => {
    await withScene(async ({ update, isReleased }) => {
      const results = await Promise.allSettled([update(), update()]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const reasons = results.flatMap((result) =>
        result.status === 'rejected' ? [Promise.reject(result.reason)] : [],
      );
      for (const reason of reasons) await expect(reason).rejects.toThrowCode('DELTA_FEED_LOCKED');
      expect(await isReleased('1.2.0')).toBe(true);
    });
  });

  it('says where it is', async () => {
    await withScene(async ({ update }) => {
      const phases = new Set<string>();
      await update({ onProgress: ({ phase }) => phases.add(phase) });
      expect([...phases]).toEqual(['download', 'apply']);
    });
  });

  // Seeded moments; the machine's own timing still varies.
  it(`survives a kill at any moment, ${String(KILLS)} times`, { timeout: 300_000 }, async () => {
    await withScene(async ({ feed, current, out, update, isReleased, folder }) => {
      let random = 20_240_501;
      let killed = 0;
      for (let run = 0; run < KILLS; run += 1) {
        await writeFile(out, 'old');
        random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
        killed += await killUpdate([feed, current, out], (random / 2 ** 31) * 250);
        const found = await readFile(out);
        expect(found.toString() === 'old' || (await isReleased('1.2.0'))).toBe(true);
        await update();
        expect(await isReleased('1.2.0')).toBe(true);
        expect(await readdir(folder)).toEqual(['App-full.nupkg', 'current.nupkg']);
        expect(await verifyFeed(feed)).toMatchObject({ ok: true });
      }
      console.info(`updates: ${String(KILLS)} kills, ${String(killed)} before the end, seed 20240501`);
    }, allFormats);
  });
});

async function damage(feed: string, name: string): Promise<void> {
  const bytes = await readFile(join(feed, name));
  bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 4);
  await writeFile(join(feed, name), bytes);
}

const SCRIPT = fileURLToPath(new URL('update-process.ts', import.meta.url));

/** 1 if the process was killed before it was done. */
async function killUpdate(args: readonly string[], delay: number): Promise<number> {
  const options = ['--conditions=@nuspine/source', '--no-warnings'];
  const child = spawn(process.execPath, [...options, SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await new Promise((done) => child.stdout.once('data', done));
  await Promise.race([ended, new Promise((done) => setTimeout(done, delay))]);
  child.kill('SIGKILL');
  return (await ended) === null ? 1 : 0;
}
