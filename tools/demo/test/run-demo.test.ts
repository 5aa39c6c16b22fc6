import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { type DemoJob, runDemo } from '../src/run-demo.ts';

const NEEDS_LIB = `
    <dependencies><group targetFramework="net8.0"><dependency id="Lib" version="1.0.0" /></group></dependencies>`;

async function writeJob(folder: string): Promise<DemoJob> {
  const source = join(folder, 'source');
  await mkdir(source);
  const write = async (id: string, version: string, metadata: string): Promise<string> => {
    const path = join(source, `${id}.${version}.nupkg`);
    const files = { [`lib/net8.0/${id}.dll`]: `${'common '.repeat(200)}${id} ${version}` };
    await writeFile(path, await buildPackage({ id, version, files, metadata }));
    return path;
  };
  await write('Lib', '1.0.0', '');
  const base = await write('App', '1.0.0', NEEDS_LIB);
  return { base, target: await write('App', '1.1.0', NEEDS_LIB), source, framework: 'net8.0' };
}

/** A clock that moves on by one second each time it is read. */
function steppingClock(): () => number {
  let now = 0;
  return () => (now += 1000);
}

describe('runDemo', () => {
  it('releases both versions, verifies the feed and rebuilds the second from the first', async () => {
    await withTemporaryFolder(async (folder) => {
      const job = await writeJob(folder);
      const out = join(folder, 'out');
      const result = await runDemo(job, out, steppingClock());
      expect(result).toMatchObject({ ok: true, feed: { result: { ok: true, checked: 6 } } });
      expect(result.rebuilt).toEqual(
        ['squirrel', 'nuspine'].map((format) => ({ format, result: result.released, milliseconds: 1000 })),
      );
      expect((await readdir(join(out, 'releases'))).toSorted()).toEqual([
        'App-1.0.0-full.nupkg',
        'App-1.1.0-delta.nupkg',
        'App-1.1.0-delta.nuspine',
        'App-1.1.0-full.nupkg',
        'RELEASES',
        'releases.nuspine.json',
      ]);
    });
  });

  it('begins with an empty folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const job = await writeJob(folder);
      const out = join(folder, 'out');
      await mkdir(out);
      await writeFile(join(out, 'left-over'), '');
      expect((await runDemo(job, out, steppingClock())).base.result.changed).toBe(true);
      expect(await readdir(out)).toEqual(['applied', 'releases']);
    });
  });
});
