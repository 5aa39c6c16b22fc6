import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { run } from './captured-io.ts';

/** Makes a repository that follows the one channel of the store in it, one version behind. */
export async function writeFlowRepository(root: string): Promise<void> {
  const build = ['--package-version', '1.1.0', '--order', '2', '--commit', '4f2a91c', '--package', 'Core@1.1.0'];
  await run(['channel', 'publish', 'contoso/core/main', ...build, '--store', root]);
  await writeFile(join(root, 'subscriptions.toml'), '[[subscription]]\nid = "core"\nchannel = "contoso/core/main"\n');
  const items = '<PackageVersion Include="Core" Version="1.0.0" /><PackageVersion Include="Other" Version="1.0.0" />';
  await writeFile(join(root, 'Directory.Packages.props'), `<Project><ItemGroup>${items}</ItemGroup></Project>\n`);
}

export async function withFlowRepository<T>(use: (root: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (root) => {
    await writeFlowRepository(root);
    return use(root);
  });
}
