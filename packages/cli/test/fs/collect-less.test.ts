import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const SOURCE = new URL('../../src/fs/collect-less.ts', import.meta.url).href;

/** Makes buffers of 1 GiB in all, and counts how often garbage was collected from everything. */
const SCRIPT = `
  import { constants, PerformanceObserver } from 'node:perf_hooks';
  import { collectLess } from ${JSON.stringify(SOURCE)};
  let count = 0;
  const isMajor = ({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
  new PerformanceObserver((list) => { count += list.getEntries().filter(isMajor).length; }).observe({ entryTypes: ['gc'] });
  collectLess(process.argv[1]);
  for (let made = 0; made < 128; made += 1) {
    new Uint8Array(2 ** 23);
    await new Promise(setImmediate);
  }
  await new Promise((done) => { setTimeout(done, 50); });
  console.log(count);
`;

/** In a process of its own: what is set stays set. */
async function collections(v8: string): Promise<number> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', SCRIPT, v8],
    { cwd: fileURLToPath(new URL('.', import.meta.url)) },
  );
  expect(stderr).toBe('');
  return Number(stdout);
}

describe('collectLess', () => {
  it.runIf(process.versions.v8.startsWith('13.6.'))('makes large buffers cause fewer collections', async () => {
    expect(await collections(process.versions.v8)).toBeLessThan((await collections('12.4.254')) / 2);
  });

  it('says nothing to a V8 that does not know of it', async () => {
    expect(await collections('14.0.365')).toBeGreaterThan(0);
  });
});
