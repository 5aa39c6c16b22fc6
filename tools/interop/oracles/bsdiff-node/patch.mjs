// node patch.mjs (base out patch)...: the npm package "bsdiff-node" applies patches. It checks no lengths, so it runs in
// a process of its own.
import { createRequire } from 'node:module';

const { patch } = createRequire(new URL('../../../../packages/delta/package.json', import.meta.url))('bsdiff-node');
const paths = process.argv.slice(2);
for (let i = 0; i + 2 < paths.length; i += 3) await patch(paths[i], paths[i + 1], paths[i + 2]);
