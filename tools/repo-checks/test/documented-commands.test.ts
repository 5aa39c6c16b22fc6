import { describe, expect, it } from 'vitest';
import { checkDocumentedCommands } from '../src/documented-commands.ts';
import { treeOf } from '../src/repo-tree.ts';

function check(line: string): readonly string[] {
  const tree = treeOf({
    'package.json': '{"scripts":{"test":""}}',
    'packages/delta/package.json': '{"name":"@nuspine/delta","scripts":{"lint":""}}',
    'packages/cli/src/commands/delta-create.ts': "export const c = defineCommand({\n  name: 'delta create',\n});",
    'README.md': `\`\`\`sh\n${line}\n\`\`\`\n`,
  });
  return checkDocumentedCommands(tree).map(({ message }) => message);
}

describe('checkDocumentedCommands', () => {
  it.each(['nuspine delta melt a.nupkg', 'pnpm demo', 'npx -y pnpm@12 demo', 'pnpm --filter @nuspine/delta test'])(
    'fails on %s',
    (line) => {
      expect(check(line)).toHaveLength(1);
    },
  );

  it.each([
    'nuspine delta create a.nupkg b.nupkg --out c.nupkg',
    'npx nuspine --help',
    'npx -y pnpm@12 test   # every test',
    'pnpm --filter @nuspine/delta lint',
    'pnpm install',
  ])('accepts %s', (line) => {
    expect(check(line)).toEqual([]);
  });
});
