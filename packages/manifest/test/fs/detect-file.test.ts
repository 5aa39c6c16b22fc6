import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectFile } from '../../src/fs/detect-file.ts';
import { listFiles, walkFiles } from '../../src/fs/list-files.ts';

/** Every n-th text of node_modules; all of them in the deep tests. */
const EVERY = process.env['NUSPINE_DEEP'] === '1' ? 1 : 8;
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const kindsOf = (path: string): readonly string[] => detectFile(path, statSync(path).size).map(({ kind }) => kind);

describe('detectFile', () => {
  it('knows every package of this repository', () => {
    const folder = join(ROOT, 'local-nugets');
    const packages = readdirSync(folder).filter((name) => name.endsWith('.nupkg'));
    expect(packages.length).toBeGreaterThan(50);
    for (const name of packages) expect(kindsOf(join(folder, name))).toEqual(['nupkg']);
  });

  it('knows the program that runs this', () => {
    expect(['elf', 'mach-o', 'pe']).toContain(kindsOf(process.execPath)[0]);
  });

  it('calls no text file of this repository binary', async () => {
    const texts = (await listFiles(ROOT)).filter(({ path }) =>
      /\.(ts|mjs|js|json|md|ya?ml|xml|cs|csproj|props|txt|sh)$/.test(path),
    );
    const found = texts.filter(({ path, type }) => type === 'file' && kindsOf(join(ROOT, path)).length > 0);
    expect({ texts: texts.length > 500, found }).toEqual({ texts: true, found: [] });
  });

  it('calls no text file of node_modules binary', () => {
    const all = walkFiles(ROOT, 'node_modules/.pnpm').filter(
      ({ path, type }) =>
        type === 'file' &&
        /\.([cm]?[jt]sx?|json|md|markdown|ya?ml|xml|txt|css|html|map|flow)$|LICENSE$|README$/.test(path),
    );
    const texts = all.filter((_, index) => index % EVERY === 0);
    const found = texts.filter(({ path }) => kindsOf(join(ROOT, path)).length > 0);
    process.stdout.write(`detectFile: ${String(texts.length)} of ${String(all.length)} text files of node_modules\n`);
    expect({ many: texts.length > 1000, found }).toEqual({ many: true, found: [] });
  });
});
