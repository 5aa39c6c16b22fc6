import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe('nuspine', () => {
  it('exits with the code of the command', () => {
    const { status, stdout, stderr } = nuspine(['no-such-command']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('error CLI_USAGE');
  });

  it('writes the whole of its help into a pipe, in any folder', async () => {
    const { status, stdout } = await withTemporaryFolder(async (folder) => nuspine(['--help'], folder));
    expect(status).toBe(0);
    expect(stdout).toContain('nuspine <command> --help\n');
  });

  it('loads only commander and the primitives before it knows the command', () => {
    const loaded = staticImports(new URL('../src/fs/run-process.ts', import.meta.url), new Set());
    expect([...loaded].toSorted()).toEqual(['@nuspine/primitives', 'commander', 'node:fs', 'node:process']);
  });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function nuspine(argv: readonly string[], cwd?: string): Ended {
  return spawnSync(process.execPath, ['--conditions=@nuspine/source', MAIN, ...argv], { encoding: 'utf8', cwd });
}

/** The packages that a module and the files it imports load at once; `import type` and `import()` load nothing. */
function staticImports(file: URL, seen: Set<string>): ReadonlySet<string> {
  const found = new Set<string>();
  if (seen.has(file.href)) return found;
  seen.add(file.href);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
  )) {
    if (!name.startsWith('.')) found.add(name);
    else for (const below of staticImports(new URL(name, file), seen)) found.add(below);
  }
  return found;
}
