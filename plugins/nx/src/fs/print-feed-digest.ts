import process from 'node:process';
import { resolve } from 'node:path';
import { folderDigest } from './folder-digest.ts';

// Run by Nx as an input of targets whose feed lies outside the workspace, where Nx hashes no files itself.
const feed = resolve(process.argv[2] ?? '.');
const digest = await folderDigest(
  feed,
  (name) => name === '' || /(?:\.nupkg|\.nuspine|[/\\]RELEASES|[/\\]releases\..*\.json)$/i.test(name),
);
process.stdout.write(`${digest}\n`);
