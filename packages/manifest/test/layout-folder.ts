import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';

/** Content by path: text is UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Bytes that no text has, and no format either. */
export const BINARY: Uint8Array = Buffer.from([1, 0, 2, 0, 255, 254, 253, 0]);

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** A repository with two packages, a vendored tool and a module's library; with `git`, one that git knows. */
export async function withLayout(use: (root: string) => Promise<void>, more: Files = {}, git = false): Promise<void> {
  await withTemporaryFolder(async (root) => {
    await writeFiles(root, {
      'README.md': '# Sample\n',
      'local-nugets/App.1.0.0.nupkg': await buildPackage({ files: { 'lib/net8.0/App.dll': 'app' } }),
      'local-nugets/Dep.2.0.0.nupkg': await buildPackage({
        id: 'Dep',
        version: '2.0.0',
        files: { 'lib/net8.0/Dep.dll': 'dep' },
      }),
      'vendor/tool.bin': BINARY,
      'plugins/nx/native.node': Buffer.from('7f454c460201010000', 'hex'),
      ...more,
    });
    if (git) {
      const run = (...args: readonly string[]): void =>
        void execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
      run('init');
      run('add', '-A');
    }
    await use(root);
  });
}
