import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { SiteAddressSchema } from '@nuspine/site';
import { withTemporaryFolder } from '@nuspine/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COMMANDS, runCli } from '../../src/index.ts';
import { capturedIo, run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('site serve', () => {
  it('says where, serves until it is stopped, and ends well', async () => {
    await withTemporaryFolder(async (folder) => {
      const site = join(folder, 'site');
      await run(['site', 'build', '--matrix', MATRIX, '--out', site]);
      const io = capturedIo();
      const ended = runCli(['site', 'serve', site, '--json'], io, { commands: COMMANDS, version: '1.2.3' });
      await expect.poll(() => io.stdoutText()).toContain('}');
      const address: unknown = JSON.parse(io.stdoutText());
      expect(new Ajv2020().validate(SiteAddressSchema, address)).toBe(true);
      const { url } = Object.assign({ url: '' }, address);
      const page = await fetch(`${url}compatibility.html`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('lts-3.1')]);
      const listeners = process.listenerCount('SIGINT');
      process.emit('SIGINT');
      expect(await ended).toBe(0);
      expect(process.listenerCount('SIGINT')).toBe(listeners - 1);
      await expect(fetch(url)).rejects.toThrow();
    });
  });

  it('refuses what is no site, and what is no port', async () => {
    await withTemporaryFolder(async (folder) => {
      const { exitCode, stderr } = await run(['site', 'serve', folder]);
      expect([exitCode, stderr]).toEqual([3, expect.stringContaining('SITE_NOT_A_SITE')]);
      expect((await run(['site', 'serve', folder, '--port', '70000'])).exitCode).toBe(2);
    });
  });
});
