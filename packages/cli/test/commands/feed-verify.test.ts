import { appendFile, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('feed verify', () => {
  it('answers no with every problem when a package was changed', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const releases = join(folder, 'releases');
      await run(['releasify', app, '--source', feed, '--releases', releases]);
      await appendFile(join(releases, 'App-1.0.0-full.nupkg'), 'x');
      const { exitCode, stdout } = await run(['feed', 'verify', releases]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^problem {2}size-mismatch {2}App-1\.0\.0-full\.nupkg/);
    });
  });

  it('fetches what is at an address, unless the network is forbidden', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const releases = join(folder, 'releases');
      await run(['releasify', app, '--source', feed, '--releases', releases]);
      const serve: RequestListener = (request, response) => {
        void readFile(join(releases, request.url ?? '')).then(
          (bytes) => response.end(bytes),
          () => response.writeHead(404).end(),
        );
      };
      await withHttpServer(serve, async ({ url, requests }) => {
        const offline = await run(['feed', 'verify', url, '--json'], { env: { OFFLINE: '1' } });
        expect(offline.exitCode).toBe(4);
        expect(JSON.parse(offline.stdout)).toMatchObject({ error: { code: 'HTTP_OFFLINE' } });
        expect(requests).toEqual([]);
        const { exitCode, stdout } = await run(['feed', 'verify', url, '--json']);
        expect(exitCode).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ ok: true, checked: 1 });
        await appendFile(join(releases, 'App-1.0.0-full.nupkg'), 'x');
        expect((await run(['feed', 'verify', url])).stdout).toMatch(
          /^problem {2}size-mismatch {2}App-1\.0\.0-full\.nupkg/,
        );
      });
    });
  });

  it('refuses an index that cannot be read, with its line', async () => {
    await withSamplePackages(async ({ folder }) => {
      await writeFile(join(folder, 'RELEASES'), '\nnot an index');
      const { exitCode, stdout } = await run(['feed', 'verify', folder, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'RELEASES_LINE_INVALID', details: { line: 2 } } });
    });
  });
});
