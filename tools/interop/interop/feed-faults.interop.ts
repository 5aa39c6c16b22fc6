import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { updatePackage } from '@nuspine/delta/fs';
import { seededRandom, temporaryFolder, withHttpServer } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cuttingServer, type Service } from '../src/cutting-server.ts';
import { appPackage, FEED_FAULTS, fillFeed, fillWideFeed, fullOf, noise, VERSIONS } from '../src/faulty-feeds.ts';
import { killProgram } from '../src/kill-program.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { openSquirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';
import { oldClient, updateByUs, type UpdateScene, updateBySquirrel } from '../src/update-outcomes.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);
const KILLS = process.env['NUSPINE_DEEP'] === '1' ? 50 : 6;
const SEED = 20_241_121;
const SCRIPT = fileURLToPath(new URL('../src/update-app.ts', import.meta.url));
const PAGE = fileURLToPath(new URL('../../../docs/update.md', import.meta.url));
const WHOLE: Service = { kind: 'whole' };

/** What a server does, by file. */
const SERVERS: readonly (readonly [string, (name: string) => Service])[] = [
  ['a server cuts each connection to a delta at once', (name) => (isDelta(name) ? { kind: 'cut', after: 0 } : WHOLE)],
  [
    'a server cuts each connection to a package after 2,000 bytes',
    (name) => (isPackage(name) ? { kind: 'cut', after: 2000 } : WHOLE),
  ],
  ['a server has a web page in the place of each package', (name) => (isPackage(name) ? { kind: 'html' } : WHOLE)],
];

const isDelta = (name: string): boolean => name.includes('-delta.');
const isPackage = (name: string): boolean => isDelta(name) || name.includes('-full.');

describe.skipIf(skipped !== undefined)(`faults of a feed ${skipped ?? ''}`, () => {
  let scene: UpdateScene;
  let rows: readonly string[];

  beforeAll(async () => {
    const folder = await temporaryFolder();
    const sound = join(folder, 'sound');
    await fillFeed(sound, ['squirrel', 'velopack', 'nuspine']);
    await mkdir(join(folder, 'squirrel'));
    scene = { folder, sound, squirrel: await openSquirrel(join(folder, 'squirrel')) };
    rows = (await readFile(PAGE, 'utf8')).split('\n').map((line) => line.replaceAll(/ +/g, ' '));
  });

  afterAll(() => rm(scene.folder, { recursive: true, force: true }));

  const releases = (): readonly string[] => VERSIONS.map((version) => join(scene.sound, fullOf(version)));

  /** Updates both clients, each from a feed of its own, and compares with the table of the page. */
  async function expectRow(what: string, feeds: readonly [string, string], current?: string): Promise<void> {
    const theirs = await updateBySquirrel(scene, feeds[0], await oldClient(scene, current), releases());
    const ours = await updateByUs(scene, { feed: feeds[1], formats: ['squirrel'], current });
    const best = await updateByUs(scene, { feed: feeds[1], current });
    const row = `| ${what} | ${theirs} | ${ours} | ${best} |`;
    console.log(row);
    expect(rows).toContain(row);
  }

  it.each(FEED_FAULTS)('$what', async ({ what, damage }) => {
    const feeds = [join(scene.folder, 'theirs'), join(scene.folder, 'ours')] as const;
    for (const feed of feeds) {
      await rm(feed, { recursive: true, force: true });
      await cp(scene.sound, feed, { recursive: true });
      await damage(feed);
    }
    await expectRow(what, feeds);
  });

  it('an installed package with other bytes', async () => {
    const current = join(scene.folder, 'current.nupkg');
    await writeFile(current, await appPackage('1.0.0', 0, noise(77)));
    await expectRow('the installed package is not the released one', [scene.sound, scene.sound], current);
  });

  it.each(SERVERS)('%s', async (what, service) => {
    await withHttpServer(cuttingServer(scene.sound, service), ({ url }) => expectRow(what, [url, url]));
  });

  it(`a kill at any moment, ${String(KILLS)} times`, async () => {
    const sound = join(scene.folder, 'wide');
    await fillWideFeed(sound, ['squirrel', 'nuspine']);
    const wide = { ...scene, sound };
    const known = ['1.0.0', '1.2.0'].map((version) => join(sound, fullOf(version)));
    const random = seededRandom(SEED);
    // Both are killed somewhere in the time that each takes here and now.
    const whole = { theirs: await timeOf(sound, known), ours: await timeOfOurs(sound) };
    const killed: Record<'theirs' | 'ours' | 'repaired', string[]> = { theirs: [], ours: [], repaired: [] };
    for (let run = 0; run < KILLS; run += 1) {
      const client = await oldClient(wide);
      await killProgram(
        scene.squirrel.command('update', sound, client.root),
        whole.theirs * (0.2 + random(800) / 1000),
      );
      killed.theirs.push(await client.started(known));
      killed.repaired.push(await updateBySquirrel(scene, sound, client, known));
      killed.ours.push(await killOurs(sound, whole.ours * (0.4 + random(700) / 1000)));
    }
    console.log(`kills: ${String(KILLS)}, seed ${String(SEED)}`);
    console.log(`Squirrel: ${counted(killed.theirs)}; after the next run: ${counted(killed.repaired)}`);
    console.log(`ours: ${counted(killed.ours)}; after the next run: the new release`);
    expect(killed.ours.filter((one) => !/^the (?:old|new) release$/.test(one))).toEqual([]);
  });

  /** How long Squirrel takes for an update, in milliseconds. */
  async function timeOf(sound: string, known: readonly string[]): Promise<number> {
    const client = await oldClient({ ...scene, sound });
    const start = performance.now();
    expect(await updateBySquirrel(scene, sound, client, known)).toMatch(/^the new release/);
    return performance.now() - start;
  }

  async function timeOfOurs(sound: string): Promise<number> {
    const start = performance.now();
    expect(await killOurs(sound, 60_000)).toBe('the new release');
    return performance.now() - start;
  }

  /** What stands there after a kill. The next run must give the new release. */
  async function killOurs(sound: string, delay: number): Promise<string> {
    const out = join(scene.folder, 'killed.nupkg');
    const [current, target] = [join(sound, fullOf('1.0.0')), await readFile(join(sound, fullOf('1.2.0')))];
    await copyFile(current, out);
    const args = ['--conditions=@nuspine/source', '--no-warnings', SCRIPT, sound, current, out];
    await killProgram({ file: process.execPath, args, cwd: scene.folder }, delay);
    const found = await readFile(out);
    if (!found.equals(target)) await updatePackage({ feed: sound, current, out });
    expect((await readFile(out)).equals(target)).toBe(true);
    if (found.equals(target)) return 'the new release';
    return found.equals(await readFile(current)) ? 'the old release' : 'half a release';
  }

  it('two updaters at once', async () => {
    const client = await oldClient(scene);
    const run = (): Promise<string> => updateBySquirrel(scene, scene.sound, client, releases());
    const theirs = await Promise.all([run(), run()]);
    const out = join(scene.folder, 'shared.nupkg');
    const current = join(scene.sound, fullOf('1.0.0'));
    const update = (): Promise<unknown> => updatePackage({ feed: scene.sound, current, out });
    const ours = await Promise.allSettled([update(), update()]);
    console.log(`two at once: Squirrel ${theirs.join(' / ')}; ours ${ours.map(({ status }) => status).join(' / ')}`);
    expect(ours.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await readFile(out)).equals(await readFile(join(scene.sound, fullOf('1.2.0'))))).toBe(true);
  });
});

function counted(outcomes: readonly string[]): string {
  return [...Map.groupBy(outcomes, (one) => one)].map(([one, all]) => `${String(all.length)} ${one}`).join(', ');
}
