import { readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PathReportSchema } from '@nuspine/compat-matrix';
import { seededRandom, temporaryFolder, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix path', () => {
  it('gives the upgrades in the order of the components', async () => {
    const { exitCode, stdout } = await run(['matrix', 'path', 'lts-3.1', 'stable-3.2', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1, 4)).toEqual([
      '1  platform 2.4.0 to 2.5.0',
      '2  core 3.1.0 to 3.2.0',
      '2 upgrades, 0 risks accepted',
    ]);
  });

  it('names what blocks', async () => {
    const { exitCode, stdout } = await run(['matrix', 'path', 'lts-3.1', 'core@3.2.0', '--matrix', MATRIX]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'set: core@3.2.0 with platform@2.4.0: core@3.2.0 asks for platform ^2.5 (line 6), which 2.4.0 is not',
    );
  });

  it('goes by the day', async () => {
    const line = ['matrix', 'path', 'lts-3.1', 'stable-3.2', '--now', '2025-08-15', '--matrix', MATRIX];
    const { exitCode, stdout } = await run(line);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('date: core@3.2.0 is released on 2025-09-01')]);
  });

  it('finds a way in a graph', async () => {
    await withTemporaryFolder(async (folder) => {
      const graph = join(folder, 'graph.json');
      await writeFile(graph, '{"nodes":[{"version":"4.6.0"},{"version":"4.7.0"}],"edges":[[0,1]]}');
      const { exitCode, stdout } = await run(['matrix', 'path', '4.6.0', '4.7.0', '--graph', graph]);
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('release 4.6.0 to 4.7.0')]);
    });
  });
});

const FEED_MATRIX = `format = 2
[compatibility.web]
"1.0.0" = { docs = "^1.0" }
"1.1.0" = { docs = "^1.0" }
"1.2.0" = { docs = "^1.0" }
[compatibility.docs]
"1.0.0" = {}
"1.1.0" = {}
[[stop]]
component = "web"
at = "1.1.0"
[release]
packages = { web = "App" }
`;

describe('matrix path with a feed', () => {
  let folder = '';
  let feed = '';
  let line: readonly string[] = [];

  /** App 1.0.0 to 1.2.0, released version by version, and a matrix in which App is the web. */
  beforeAll(async () => {
    folder = await temporaryFolder();
    feed = join(folder, 'Releases');
    const matrix = join(folder, 'versions.toml');
    await writeFile(matrix, FEED_MATRIX);
    const random = seededRandom(11);
    const same = Buffer.from(Array.from({ length: 10_000 }, () => random(256)));
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      const path = join(folder, `App.${version}.nupkg`);
      const files = { 'lib/net8.0/App.dll': same, 'lib/net8.0/version.txt': version };
      await writeFile(path, await buildPackage({ id: 'App', version, files }));
      await run(['releasify', path, '--source', folder, '--releases', feed]);
    }
    line = ['matrix', 'path', 'web@1.0.0,docs@1.0.0', 'web@1.2.0,docs@1.1.0', '--matrix', matrix];
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says what each upgrade downloads: as text, Markdown and a document that follows the schema', async () => {
    const text = await run([...line, '--feed', feed]);
    expect(text.stdout.replaceAll(/\d+\.\d KiB/g, 'SIZE').split('\n')).toEqual([
      '   upgrade              accepted  downloads',
      '1  web 1.0.0 to 1.1.0             delta App-1.1.0-delta.nupkg SIZE',
      '2  web 1.1.0 to 1.2.0             delta App-1.2.0-delta.nupkg SIZE',
      '3  docs 1.0.0 to 1.1.0            docs: no feed lists a package docs',
      '3 upgrades, 0 risks accepted, SIZE to download',
      '',
    ]);
    const markdown = await run([...line, '--feed', feed, '--markdown']);
    expect(markdown.stdout).toContain('delta App-1.1.0-delta.nupkg');
    const document: unknown = JSON.parse((await run([...line, '--feed', `web=${feed}`, '--json'])).stdout);
    const validate = new Ajv2020().compile(PathReportSchema);
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(document).toMatchObject({
      hops: [
        { downloads: [{ package: 'App', files: [{ kind: 'delta', size: expect.any(Number) }] }] },
        { downloads: [{ component: 'web' }] },
        { downloads: [{ component: 'docs', package: 'docs', reason: 'no feed lists a package docs' }] },
      ],
    });
  });

  it('plans full packages where deltas are not wanted, and the same from a server', async () => {
    const serve: RequestListener = (request, response) => {
      readFile(join(feed, request.url ?? '')).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    };
    await withHttpServer(serve, async ({ url }) => {
      for (const more of [[], ['--formats', 'velopack']]) {
        const [folder, server] = [feed, url].map((place) => run([...line, '--feed', place, ...more]));
        expect((await server)?.stdout).toBe((await folder)?.stdout);
        expect((await folder)?.stdout).toContain(more.length === 0 ? 'delta App-1.2.0' : 'full App-1.2.0');
      }
    });
  });

  it('answers no for a place that is no feed', async () => {
    const { exitCode, stderr } = await run([...line, '--feed', join(feed, 'nowhere')]);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('SOURCE_READ_FAILED')]);
  });
});
