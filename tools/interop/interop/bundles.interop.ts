import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLayout, exportBundle, findMissing, importBundle, runOffline, verifyLayout } from '@nuspine/manifest/fs';
import { seededRandom, temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BundleLine, isUnderway, layoutTree, makeBundleLine } from '../src/bundle-line.ts';
import { killProgram } from '../src/kill-program.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const SCRIPT = fileURLToPath(new URL('../src/import-app.ts', import.meta.url));
const isDeep = process.env['NUSPINE_DEEP'] === '1';
const KILLS = 30;
const SEED = 20_261_121;
/** Of the places where a process may die, each so many-th. */
const STRIDE = isDeep ? 1 : 11;

let folder = '';
let line: BundleLine;
let old = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'line'));
  line = await makeBundleLine(join(folder, 'line'), 'tar', 4 << 20);
  old = join(folder, 'old');
  await mkdir(old);
  await importBundle(old, line.whole);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const importArgs = (site: string): readonly string[] => ['--conditions=@nuspine/source', SCRIPT, site, line.next];

/** A copy of the old tree, for one import. */
async function withOldTree<T>(use: (site: string) => Promise<T>): Promise<T> {
  const site = join(folder, 'site');
  await cp(old, site, { recursive: true });
  try {
    return await use(site);
  } finally {
    await rm(site, { recursive: true });
  }
}

/** What commands see of a tree after a process died: each of them the old tree or the new one, whole. */
const READERS: readonly ((site: string) => Promise<unknown>)[] = [
  verifyLayout,
  checkLayout,
  (site) => findMissing(site, { environment: {} }),
  (site) => runOffline(site, ['true'], { environment: {}, layer: 'proxy' }),
  (site) => importBundle(site, line.next, { checkOnly: true }),
];

/** The tree as the first command finds it, and that the next import completes it. */
async function outcomeOf(site: string, reader: number): Promise<string> {
  const isRaw = await isUnderway(site);
  await READERS[reader % READERS.length]?.(site);
  const found = JSON.stringify(await layoutTree(site));
  const outcome = ['old', 'new'].find((_, at) => found === JSON.stringify(line.trees[at])) ?? 'NEITHER';
  await importBundle(site, line.next);
  expect(await layoutTree(site)).toEqual(line.trees[1]);
  expect((await readdir(join(site, '.nuspine/import'))).toSorted()).toEqual(['.gitignore', 'history.json']);
  return isRaw ? `${outcome} (completed by the command)` : outcome;
}

function tally(outcomes: readonly string[]): string {
  const names = [...new Set(outcomes)].toSorted();
  return names.map((name) => `${String(outcomes.filter((one) => one === name).length)} ${name}`).join(', ');
}

describe('an import that is cut off', () => {
  it('leaves the old tree or the new one to every command at random moments, and is completed by the next', async () => {
    const random = seededRandom(SEED);
    const start = performance.now();
    await withOldTree((site) => mustRun(process.execPath, importArgs(site)));
    const whole = performance.now() - start;
    const outcomes: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await withOldTree(async (site) => {
        await killProgram({ file: process.execPath, args: importArgs(site), cwd: folder }, random(Math.ceil(whole)));
        outcomes.push(await outcomeOf(site, kill));
      });
    }
    console.log(`${String(KILLS)} kills at random moments, seed ${String(SEED)}: ${tally(outcomes)}`);
    expect(outcomes.join()).not.toContain('NEITHER');
  });

  it('is completed by the next wherever among its changes it was', async () => {
    const { stdout } = await withOldTree((site) => mustRun(process.execPath, importArgs(site)));
    const changes = Number(/applied (\d+)/.exec(stdout)?.[1]);
    expect(changes).toBeGreaterThan(20);
    const outcomes: string[] = [];
    for (let at = 1; at <= changes; at += STRIDE) {
      await withOldTree(async (site) => {
        const { code } = await runProgram(process.execPath, importArgs(site), { env: { KILL_AT: String(at) } });
        expect(code).toBeNull();
        outcomes.push(await outcomeOf(site, at));
      });
    }
    console.log(`killed at ${String(outcomes.length)} of ${String(changes)} changes: ${tally(outcomes)}`);
    expect(outcomes.join()).not.toContain('NEITHER');
  });
});

const disk = join(await temporaryFolder(), 'disk');
await mkdir(disk);
// Only the superuser may mount, and not in every container.
const mounted = await runProgram('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).catch(() => undefined);
const skipped = mounted?.code === 0 ? undefined : 'skipped: needs to mount a tmpfs';

describe.skipIf(skipped !== undefined)(`a full disk ${skipped ?? ''}`, () => {
  afterAll(async () => {
    await mustRun('umount', [disk]);
    await rm(join(disk, '..'), { recursive: true });
  });

  it('leaves the old tree and nothing else, and is no obstacle later', async () => {
    const site = join(disk, 'site');
    await cp(old, site, { recursive: true });
    const used = Math.ceil(await usedKiB());
    const outcomes: string[] = [];
    for (const room of [4, 64, 500, 1500, 3000]) {
      await mustRun('mount', ['-o', `remount,size=${String(used + room)}k`, disk]);
      const code = await importBundle(site, line.next).then(
        ({ state }) => state,
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      );
      expect(await layoutTree(site)).toEqual(line.trees[0]);
      outcomes.push(`${String(room)}k ${code}`);
    }
    console.log(`import on a full disk: ${outcomes.join('; ')}`);
    expect(new Set(outcomes.map((outcome) => outcome.split(' ')[1]))).toEqual(new Set(['FILE_WRITE_FAILED']));
    await mustRun('mount', ['-o', 'remount,size=64m', disk]);
    await importBundle(site, line.next);
    expect(await layoutTree(site)).toEqual(line.trees[1]);
  });

  it('leaves no bundle behind', async () => {
    const used = Math.ceil(await usedKiB());
    await mustRun('mount', ['-o', `remount,size=${String(used + 1000)}k`, disk]);
    for (const form of ['tar', 'oci'] as const) {
      await expect(exportBundle(old, join(disk, 'bundle'), { form })).rejects.toMatchObject({
        code: 'FILE_WRITE_FAILED',
      });
      expect((await readdir(disk)).toSorted()).toEqual(['site']);
    }
  });

  async function usedKiB(): Promise<number> {
    const { stdout } = await mustRun('df', ['--output=used', '-k', disk]);
    return Number(stdout.trim().split('\n').at(-1));
  }
});
