import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { runGuide } from '../guide-session.ts';

async function lint(
  text: string,
  ...more: readonly string[]
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'm.toml');
    await writeFile(path, text);
    const captured = await run(['matrix', 'lint', '--matrix', path, ...more]);
    return {
      ...captured,
      stdout: captured.stdout.replaceAll(path, 'm.toml'),
      stderr: captured.stderr.replaceAll(path, 'm.toml'),
    };
  });
}

/** Packages of the bundle that the guide releases, and a command that tries it. */
async function prepare(folder: string): Promise<void> {
  await mkdir(join(folder, 'feed'));
  await writeFile(join(folder, 'installer.cjs'), '');
  for (const [id, version] of [
    ['core', '3.1.0'],
    ['platform', '2.4.0'],
  ] as const) {
    const bytes = await buildPackage({ id, version, files: { 'tools/a.txt': id } });
    await writeFile(join(folder, 'feed', `${id}.${version}.nupkg`), bytes);
  }
}

/** What the guide leaves out of the commands of bundles: folders, and the options that it has shown. */
function wordsFor([group, verb]: readonly string[], folder: string): readonly string[] | undefined {
  if (group !== 'bundle') return undefined;
  const path = (name: string): string => join(folder, name);
  const source = ['--matrix', path('versions.toml'), '--feed', path('feed')];
  if (verb === 'create') return [...source, '--out', folder];
  if (verb === 'test') return source;
  if (verb === 'publish') return ['--registry', path('registry'), '--installer', path('installer.cjs')];
  if (verb === 'install') return ['--from', path('registry'), '--root', path('installation')];
  return ['--root', path('installation')];
}

describe('matrix lint', () => {
  it('answers yes for a sound file', async () => {
    expect(await lint('[compatibility.a]\n"1.0.0" = {}')).toMatchObject({
      exitCode: 0,
      stdout: 'ok: 1 rows, 0 bundles, 0 findings\n',
    });
  });

  it('gives each finding with its place and its fix', async () => {
    const { exitCode, stdout } = await lint('[bundles.a-1.0]\na = "1.0.0"');
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      'm.toml:1:1  L001  TOML takes the bundle id a-1.0 apart at its dots\n  fix: write [bundles."a-1.0"]\nnot ok: 0 rows, 1 bundles, 1 findings\n',
    );
  });

  it('prints a table for people', async () => {
    const { stdout } = await lint('[bundles.a-1.0]\na = "1.0.0"', '--markdown');
    expect(stdout).toContain('| m.toml:1:1 | L001 | ');
    expect((await lint('', '--markdown')).stdout).toBe('No findings in `m.toml`.\n');
  });

  it('refuses what is no TOML, with the place', async () => {
    const { exitCode, stderr } = await lint('a = ');
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/MATRIX_TOML_INVALID[^]*m\.toml:1:\d/);
  });

  it('refuses a file that is not there', async () => {
    expect(await run(['matrix', 'lint', '--matrix', 'nowhere.toml'])).toMatchObject({ exitCode: 3 });
  });

  it('and the other questions answer as the guide says', async () => {
    const guide = readFileSync(new URL('../../../../docs/guides/compatibility.md', import.meta.url), 'utf8');
    const steps = await runGuide(guide, 'versions.toml', '--matrix', { prepare, wordsFor });
    expect(steps.length).toBeGreaterThan(7);
    expect(steps.map(({ command, printed }) => [command, printed])).toEqual(
      steps.map(({ command, wanted }) => [command, wanted]),
    );
  });
});
