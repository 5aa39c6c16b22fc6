import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesSource } from '@nuspine/primitives';
import { formatNupkgMetadata, readPackage } from '@nuspine/nupkg-core';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

const REJECT_FOLDER = new URL('../../../nupkg-core/test/fixtures/reject/', import.meta.url);
const REJECTS = readdirSync(REJECT_FOLDER).map((name) => name.replace('.nupkg', ''));

describe('inspect', () => {
  it('shows what a package is', async () => {
    await withSamplePackages(async ({ app }) => {
      const { exitCode, stdout } = await run(['inspect', app]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('App 1.0.0\n');
      expect(stdout).toContain('needs for net8.0:\n  Lib [1.0.0, )\n');
    });
  });

  it('looks at the content of entries only with --deep', async () => {
    await withSamplePackages(async ({ folder, app }) => {
      const damaged = join(folder, 'damaged.nupkg');
      const bytes = await readFile(app);
      const [file] = (await readPackage(bytesSource(bytes))).files;
      bytes.fill(0xff, file?.dataOffset, (file?.dataOffset ?? 0) + 1);
      await writeFile(damaged, bytes);
      expect((await run(['inspect', damaged])).exitCode).toBe(0);
      const { exitCode, stderr } = await run(['inspect', damaged, '--deep']);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error NUPKG_ENTRY_DATA_INVALID: .*lib\/net8\.0\/App\.dll/);
    });
  });

  it('answers no for a package that has lost the hash that NuGet wrote beside it', async () => {
    await withSamplePackages(async ({ folder, app }) => {
      const metadata = join(folder, '.nupkg.metadata');
      const { stdout } = await run(['inspect', app, '--deep', '--json']);
      const { contentHash } = JSON.parse(stdout);
      await writeFile(metadata, formatNupkgMetadata({ contentHash }));
      expect((await run(['inspect', app, '--deep'])).exitCode).toBe(0);
      await writeFile(metadata, formatNupkgMetadata({ contentHash: `${'A'.repeat(86)}==` }));
      const changed = await run(['inspect', app, '--deep']);
      expect(changed.exitCode).toBe(1);
      expect(changed.stdout).toMatch(/\.nupkg\.metadata +says another hash/);
    });
  });

  it.each(REJECTS)('refuses what ends with %s, and names the file', async (code) => {
    const path = fileURLToPath(new URL(`${code}.nupkg`, REJECT_FOLDER));
    const { exitCode, stdout } = await run(['inspect', path, '--deep', '--json']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code, details: { path } } });
  });

  it.each([
    ['something that is no archive', 'not a package', 'NUPKG_ARCHIVE_NOT_ZIP'],
    ['an empty file', '', 'NUPKG_ARCHIVE_NOT_ZIP'],
  ])('refuses %s', async (_what, content, code) => {
    await withSamplePackages(async ({ folder }) => {
      const path = join(folder, 'bad.nupkg');
      await writeFile(path, content);
      const { exitCode, stdout } = await run(['inspect', path, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code, details: { path } } });
    });
  });
});
