// Weighs what `pnpm build` made: `pnpm --filter @nuspine/repo-checks published-size`.
import { globSync, readFileSync, statSync } from 'node:fs';
import { checkPublishedSize } from '../src/published-size.ts';
import { readRepoTree } from '../src/repo-tree.ts';
import { workspacePackages } from '../src/workspace-packages.ts';

const root = new URL('../../../', import.meta.url).pathname;
const sizes = new Map(
  workspacePackages(readRepoTree())
    .filter(({ json }) => json.private !== true)
    .map(({ folder }) => {
      const files = globSync(`${folder}/{dist,schema}/**/*`, { cwd: root }).filter((path) =>
        statSync(root + path).isFile(),
      );
      if (!files.some((path) => path.endsWith('.js'))) throw new Error(`${folder} is not built: run pnpm build`);
      const shipped = files.filter((path) => !path.endsWith('.tsbuildinfo'));
      return [folder.replace(/^.*\//, ''), shipped.reduce((sum, path) => sum + readFileSync(root + path).length, 0)];
    }),
);
for (const [name, size] of sizes) console.log(`${name} ${String(size)} bytes`);
const findings = checkPublishedSize(sizes);
for (const { path, message } of findings) console.error(`${path} ${message}`);
process.exitCode = findings.length === 0 ? 0 : 1;
