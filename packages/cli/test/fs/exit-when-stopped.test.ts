import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sampleContent, withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { exitWhenStopped } from '../../src/fs/exit-when-stopped.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

describe('exitWhenStopped', () => {
  // Windows has no signals to send: a process that is told to end there is ended outright.
  it.skipIf(process.platform === 'win32').each(SIGNALS)(
    'has a command that %s stops remove what it began, and end with %i',
    async (signal, code) => {
      await withTemporaryFolder(async (folder) => {
        const out = join(folder, 'out');
        await mkdir(out);
        const [base, target] = await largePackages(folder);
        const line = ['delta', 'create', base, target, '--format', 'squirrel', '--out', join(out, 'delta.nupkg')];
        expect(await stopWhenBegun(line, out, signal)).toEqual({ began: expect.stringMatching(/tmp$/), code });
        expect(await readdir(out)).toEqual([]);
      });
    },
  );

  it('leaves a signal to a command that waits for it', () => {
    const before = process.listenerCount('SIGHUP');
    exitWhenStopped();
    const own = (): undefined => undefined;
    process.on('SIGHUP', own);
    expect(process.emit('SIGHUP')).toBe(true);
    process.off('SIGHUP', own);
    for (const [signal] of SIGNALS) {
      const ours = process.listeners(signal).at(-1);
      if (ours !== undefined) process.off(signal, ours);
    }
    expect(process.listenerCount('SIGHUP')).toBe(before);
  });
});

/** Two releases whose difference takes seconds to find. */
async function largePackages(folder: string): Promise<readonly [base: string, target: string]> {
  const write = async (version: string, seed: number): Promise<string> => {
    const path = join(folder, `App-${version}-full.nupkg`);
    const files = { 'lib/net8.0/App.dll': sampleContent(seed, 4_000_000) };
    await writeFile(path, await buildPackage({ version, files }));
    return path;
  };
  return [await write('1.0.0', 1), await write('1.1.0', 2)];
}

/** Runs a command until something appears in a folder, stops it then, and says what it was and how the command ended. */
async function stopWhenBegun(
  line: readonly string[],
  folder: string,
  signal: NodeJS.Signals,
): Promise<{ readonly began: unknown; readonly code: unknown }> {
  const watcher = watch(folder);
  const appeared = once(watcher, 'change');
  const child = spawn(process.execPath, ['--conditions=@nuspine/source', '--no-warnings', MAIN, ...line], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const [, began] = await Promise.race([appeared, ended.then(() => [])]);
  watcher.close();
  child.kill(signal);
  const [code] = await ended;
  return { began, code };
}
