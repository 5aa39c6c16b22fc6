// node bsdiff-node-loop.ts (base target patch)...: one process that has the native package make every patch.
import { createRequire } from 'node:module';

/** The part of the npm package "bsdiff-node" that is measured. */
interface BsdiffNode {
  diff(base: string, target: string, patch: string): Promise<void>;
}

const native: BsdiffNode = createRequire(import.meta.url)('bsdiff-node');
const paths = process.argv.slice(2);
for (let i = 0; i + 2 < paths.length; i += 3) {
  await native.diff(paths[i] ?? '', paths[i + 1] ?? '', paths[i + 2] ?? '');
}
