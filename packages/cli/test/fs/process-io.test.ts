import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { processIo } from '../../src/fs/process-io.ts';

const SOURCE = new URL('../../src/fs/process-io.ts', import.meta.url).href;

describe('processIo', () => {
  it('hands over the streams, environment and arguments of the process', () => {
    const io = processIo();
    expect([io.stdout, io.stderr, io.env]).toEqual([process.stdout, process.stderr, process.env]);
    expect(io.argv).toEqual(process.argv.slice(2));
  });

  it('ends the process once what was written has left it, whatever else there is to wait for', () => {
    const { status, stdout } = runInProcess(`
      setInterval(() => undefined, 1000);
      for (let line = 0; line < 1000; line += 1) io.stdout.write('0123456789'.repeat(400));
      io.exit(3);
    `);
    expect([status, stdout.length]).toEqual([3, 4_000_000]);
  });

  // Only Linux has a device that is always full.
  it.skipIf(!existsSync('/dev/full'))('does not end well when the answer did not fit on the disk', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = runInProcess(`io.stdout.write('the answer'); io.exit(0);`, full);
    closeSync(full);
    expect(status).toBe(4);
    expect(stderr).toMatch(/^error ENOSPC: .*\n {2}next: /);
  });

  it('ends well when the reader has seen enough', () => {
    const { status, stderr } = runInProcess(`
      io.stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      io.exit(0);
    `);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('opens each stream when it is first asked for', () => {
    const opened = vi.spyOn(process, 'stderr', 'get');
    const io = processIo();
    const before = opened.mock.calls.length;
    const streams = [io.stderr, io.stderr];
    const after = opened.mock.calls.length;
    opened.mockRestore();
    expect([before, after]).toEqual([0, 1]);
    expect(streams).toEqual([process.stderr, process.stderr]);
  });
});

/** How a program ends that has an `io`, with pipes for its streams, or `stdout` for what it prints. */
function runInProcess(
  program: string,
  stdout: number | 'pipe' = 'pipe',
): { status: number | null; stdout: string; stderr: string } {
  const text = `import process from 'node:process'; import { processIo } from '${SOURCE}'; const io = processIo(); ${program}`;
  return spawnSync(process.execPath, ['--conditions=@nuspine/source', '--input-type=module', '-e', text], {
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'pipe'],
    maxBuffer: 2 ** 26,
    timeout: 30_000,
  });
}
