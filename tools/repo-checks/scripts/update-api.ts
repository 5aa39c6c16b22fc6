// Writes api/*.api.txt, the public API of every published package: `pnpm api:update`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { publicApis } from '../src/public-api.ts';
import { readRepoTree } from '../src/repo-tree.ts';

const root = new URL('../../../', import.meta.url);
rmSync(new URL('api/', root), { recursive: true, force: true });
mkdirSync(new URL('api/', root));
for (const [path, text] of publicApis(readRepoTree())) writeFileSync(new URL(path, root), text);
