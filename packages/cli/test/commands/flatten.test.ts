import { access, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('flatten', () => {
  it('writes one package and says what went in', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const out = join(folder, 'flat.nupkg');
      const { exitCode, stdout, stderr } = await run(['flatten', app, '--source', feed, '--out', out]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain('flat.nupkg: 2 files of 2 packages for net8.0, runtime');
      const flat = await run(['inspect', out, '--json']);
      expect(JSON.parse(flat.stdout)).toMatchObject({ id: 'App', dependencyGroups: [] });
    });
  });

  it('writes the document that --json prints as a report', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const report = join(folder, 'report.json');
      const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), '--report', report];
      const { stdout } = await run([...line, '--json']);
      expect(await readFile(report, 'utf8')).toBe(stdout);
    });
  });

  it.each(['--report', '--sbom'])('does not write %s over the package', async (option) => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const before = await readdir(folder);
      for (const other of [app, join(folder, 'flat.nupkg')]) {
        const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), option, other];
        const { exitCode, stderr } = await run(line);
        expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('FILE_NOT_REPLACEABLE') });
      }
      expect(await readdir(folder)).toEqual(before);
    });
  });

  it.each(['--report', '--sbom'])('makes no package when %s cannot be written', async (option) => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const before = await readdir(folder);
      for (const [path, code] of [
        [feed, 'FILE_NOT_REPLACEABLE'],
        [join(folder, 'none', 'x.json'), 'FILE_WRITE_FAILED'],
      ] as const) {
        const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), option, path];
        const { exitCode, stderr } = await run(line);
        expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining(code) });
      }
      expect(await readdir(folder)).toEqual(before);
    });
  });

  it('says the same, and writes the same, whether a report is wanted or not', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const out = join(folder, 'flat.nupkg');
      const line = ['flatten', app, '--source', feed, '--out', out];
      const reported = await run([...line, '--report', join(folder, 'report.json')]);
      const bytes = await readFile(out);
      expect((await run(line)).stdout).toBe(reported.stdout);
      expect(Buffer.compare(await readFile(out), bytes)).toBe(0);
    });
  });

  it('writes an SBOM beside the package, dated by SOURCE_DATE_EPOCH', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const sbom = join(folder, 'sbom.json');
      const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), '--sbom', sbom, '--json'];
      const { stdout } = await run(line, { env: { SOURCE_DATE_EPOCH: '1700000000' } });
      const document = JSON.parse(await readFile(sbom, 'utf8'));
      expect(document).toMatchObject({ specVersion: '1.6', metadata: { timestamp: '2023-11-14T22:13:20.000Z' } });
      const { digest } = JSON.parse(stdout).output;
      expect(document.metadata.component.hashes).toEqual([{ alg: 'SHA-256', content: digest.slice(7) }]);
    });
  });

  it('puts an SBOM into the package', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), '--embed-sbom'];
      expect((await run(line)).stdout).toContain('bom.cdx.json in the package lists all of this');
    });
  });

  it('gives other bytes only for another SOURCE_DATE_EPOCH', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const digests: string[] = [];
      for (const SOURCE_DATE_EPOCH of ['1700000000', '1700000000', '1600000000']) {
        const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), '--json'];
        digests.push(JSON.parse((await run(line, { env: { SOURCE_DATE_EPOCH } })).stdout).output.digest);
      }
      expect([digests[0] === digests[1], digests[0] === digests[2]]).toEqual([true, false]);
    });
  });

  it('answers no, and writes nothing, when the tree does not resolve', async () => {
    await withSamplePackages(async ({ folder, app }) => {
      const out = join(folder, 'flat.nupkg');
      const { exitCode, stderr } = await run(['flatten', app, '--out', out]);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error FLATTEN_UNRESOLVED: /);
      await expect(access(out)).rejects.toThrowCode('ENOENT');
    });
  });

  it('refuses a missing package with its path, and leaves nothing behind', async () => {
    await withSamplePackages(async ({ folder, feed }) => {
      const before = await readdir(folder);
      const missing = join(folder, 'missing.nupkg');
      const { exitCode, stderr } = await run(['flatten', missing, '--source', feed, '--out', join(folder, 'x.nupkg')]);
      expect(exitCode).toBe(3);
      expect(stderr).toContain(`  path:    ${missing}\n`);
      expect(await readdir(folder)).toEqual(before);
    });
  });

  it('calls a runtime that cannot be one a wrong command line', async () => {
    const { exitCode, stderr } = await run(['flatten', 'a.nupkg', '--out', 'b.nupkg', '--rid', 'not a rid']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--rid <rid> cannot be "not a rid"');
  });

  it('calls a framework that is not known a wrong command line', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const line = ['flatten', app, '--source', feed, '--out', join(folder, 'flat.nupkg'), '--framework', 'nonsense'];
      expect((await run(line)).exitCode).toBe(2);
    });
  });
});
