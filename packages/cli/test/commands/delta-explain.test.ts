import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('delta explain', () => {
  it('says where the bytes of a delta of Squirrel went', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const delta = join(folder, 'delta.nupkg');
      await run(['delta', 'create', app, nextApp, '--out', delta]);
      const { exitCode, stdout } = await run(['delta', 'explain', delta]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^squirrel delta to App 1\.1\.0: /);
      expect(stdout).toMatch(/patched +\d+ +\d/);
    });
  });

  it('tells the files of a nuspine delta with the base, and plots them', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const [delta, svg] = [join(folder, 'delta.nuspine'), join(folder, 'delta.svg')];
      await run(['delta', 'create', app, nextApp, '--out', delta, '--format', 'nuspine']);
      expect((await run(['delta', 'explain', delta])).stdout).toContain('--base <full.nupkg> tells them apart');
      const { stdout } = await run(['delta', 'explain', delta, '--base', app, '--svg', svg, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ format: 'nuspine', attribution: 'bits' });
      expect(await readFile(svg, 'utf8')).toContain('Where the ');
    });
  });
  it('does not plot over the delta', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const delta = join(folder, 'delta.nupkg');
      await run(['delta', 'create', app, nextApp, '--out', delta]);
      const made = await readFile(delta);
      const { exitCode, stderr } = await run(['delta', 'explain', delta, '--svg', delta]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('FILE_NOT_REPLACEABLE') });
      expect(Buffer.compare(await readFile(delta), made)).toBe(0);
    });
  });
});
