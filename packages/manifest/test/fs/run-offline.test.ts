import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { initLayout } from '../../src/fs/init-layout.ts';
import { runOffline } from '../../src/fs/run-offline.ts';
import { withLayout } from '../layout-folder.ts';

async function withSoundLayout(use: (root: string) => Promise<void>): Promise<void> {
  await withLayout(async (root) => {
    await initLayout(root);
    for (const path of ['local-nugets/manifest.json', 'vendor/manifest.json']) {
      await writeFile(join(root, path), (await readFile(join(root, path), 'utf8')).replaceAll('""', '"known"'));
    }
    await use(root);
  });
}

/** A program that asks a server as its environment says, and succeeds whatever comes of it. */
const asking = (address: string): readonly string[] => [
  process.execPath,
  '--eval',
  `fetch('${address}/v3/index.json').then((answer) => answer.text()).catch(() => '')`,
];

describe('runOffline', () => {
  it('runs a command with the layout as the only source', async () => {
    await withSoundLayout(async (root) => {
      const script = `const text = require('node:fs').readFileSync(process.env.RestoreConfigFile, 'utf8');
        process.exit(process.env.OFFLINE === '1' && text.includes(${JSON.stringify(join(root, 'local-nugets'))}) ? 0 : 1);`;
      const options = { environment: {}, layer: 'proxy' } as const;
      expect(await runOffline(root, [process.execPath, '--eval', script], options)).toEqual({
        ok: true,
        exitCode: 0,
        evidence: 'proxy',
        allowed: false,
        contacts: [],
        findings: [],
      });
    });
  });

  it.each(['proxy', undefined] as const)(
    'fails a command that asked for something, by its layer: %s',
    async (layer) => {
      await withSoundLayout(async (root) => {
        const report = await runOffline(root, asking('http://feed.example.test:8080'), {
          environment: {},
          ...(layer === undefined ? {} : { layer }),
        });
        expect(report).toMatchObject({ ok: false, exitCode: 0, contacts: [{ host: 'feed.example.test', port: 8080 }] });
        expect(report.findings).toMatchObject([{ code: 'remote-contact', found: 'feed.example.test:8080' }]);
        if (process.platform === 'linux') expect(report.contacts[0]?.process).toMatch(/^node/);
      });
    },
  );

  it('lets it through with ALLOW_REMOTE=1, and reports it', async () => {
    await withSoundLayout((root) =>
      withHttpServer(
        (_, response) => response.end('{}'),
        async ({ url, requests }) => {
          const environment = { ALLOW_REMOTE: '1' };
          const report = await runOffline(root, asking(url), { environment, layer: 'proxy' });
          expect(report).toMatchObject({ ok: true, allowed: true, contacts: [{ host: '127.0.0.1' }], findings: [] });
          expect(requests.map((request) => request.url)).toEqual(['/v3/index.json']);
        },
      ),
    );
  });

  it('refuses arguments that lead elsewhere before anything runs', async () => {
    await withSoundLayout(async (root) => {
      const report = await runOffline(root, ['no-such-program', 'restore', '-p:RestoreSources=x'], { environment: {} });
      expect(report.findings).toMatchObject([{ code: 'bypass-in-command', found: '-p:RestoreSources=x' }]);
    });
  });

  it('takes a way out with ALLOW_REMOTE=1, and reports it', async () => {
    await withSoundLayout(async (root) => {
      const environment = { ALLOW_REMOTE: '1', RestoreSources: 'https://feed.example.test' };
      const report = await runOffline(root, [process.execPath, '--version'], { environment });
      expect(report).toMatchObject({ ok: true, findings: [{ code: 'bypass-in-environment', severity: 'warning' }] });
    });
  });

  it('is not ok when the command fails, and says which program is missing', async () => {
    await withSoundLayout(async (root) => {
      const failing = [process.execPath, '--eval', 'process.exit(7)'];
      expect(await runOffline(root, failing, { environment: {} })).toMatchObject({ ok: false, exitCode: 7 });
      await expect(runOffline(root, ['no-such-program'], { environment: {} })).rejects.toThrowCode(
        'MANIFEST_COMMAND_MISSING',
      );
    });
  });
});
