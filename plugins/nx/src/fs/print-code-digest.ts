import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { folderDigest } from './folder-digest.ts';

// Run by Nx, with the names of packages, as an input of targets whose executors are linked in from outside the workspace.
const require = createRequire(import.meta.url);
for (const name of process.argv.slice(2)) {
  const folder = dirname(require.resolve(`${name}/package.json`));
  const digest = await folderDigest(join(folder, 'dist'), (file) => file.endsWith('.js'));
  process.stdout.write(`${name} ${digest}\n`);
}
