import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestBytes } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { nodeRelease } from '../src/node-release.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['npm', 'tar']);
const OTHER_NODE = '22.23.3';
const APPLY = fileURLToPath(new URL('../src/apply-one.ts', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../src/make-feed.ts', import.meta.url));

describe.skipIf(skipped !== undefined)(`Determinism ${skipped ?? ''}`, () => {
  let folder: string;
  let reference: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    reference = await makeFeed(process.execPath, join(folder, 'reference'), {});
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has packages and an index to compare', () => {
    expect(Object.keys(reference).toSorted()).toHaveLength(8);
  });

  it.each([
    ['the same machine once more', {}],
    ['another time zone and language', { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ])('gives the same bytes on %s', async (name, env) => {
    expect(await makeFeed(process.execPath, join(folder, name.replaceAll(' ', '-')), env)).toEqual(reference);
  });

  it('gives the same bytes on Node 22', async () => {
    const home = join(folder, 'node');
    await mkdir(home);
    const node = await nodeRelease(home, OTHER_NODE);
    const { stdout } = await mustRun(node, ['--version']);
    expect(stdout.trim()).toBe(`v${OTHER_NODE}`);
    expect(await makeFeed(node, join(folder, 'other-node'), {})).toEqual(reference);
    await decodeEach(node, join(folder, 'reference'));
    await decodeEach(process.execPath, join(folder, 'other-node'));
  });
});

/** Applies, in a process of `node`, the delta of each format that another release of Node made. */
async function decodeEach(node: string, folder: string): Promise<void> {
  const feed = join(folder, 'feed');
  const names = await readdir(feed);
  const [base, target] = names.filter((name) => name.endsWith('-full.nupkg')).toSorted();
  const deltas = names.filter((name) => name.includes('-delta.'));
  expect(deltas).toHaveLength(3);
  for (const delta of deltas) {
    const out = join(folder, 'decoded.nupkg');
    const args = [base, delta].map((name) => join(feed, name ?? ''));
    await mustRun(node, ['--conditions=@nuspine/source', APPLY, ...args, out]);
    expect((await readFile(out)).equals(await readFile(join(feed, target ?? ''))), delta).toBe(true);
  }
  console.log(`${String(deltas.length)} deltas of ${basename(folder)} decoded`);
}

async function makeFeed(
  node: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder, { recursive: true });
  await mustRun(node, ['--conditions=@nuspine/source', SCRIPT, folder], { env });
  const feed = join(folder, 'feed');
  const digests: Record<string, string> = {};
  for (const name of await readdir(feed)) digests[name] = digestBytes(await readFile(join(feed, name)));
  return digests;
}
