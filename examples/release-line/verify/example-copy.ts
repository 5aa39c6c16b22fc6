import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLE: string = fileURLToPath(new URL('..', import.meta.url));
const GENERATED = new Set(['node_modules', '.nx', 'bin', 'obj', 'dist', 'releases']);

/** Path of the repository that the example lies in. */
export const REPOSITORY: string = fileURLToPath(new URL('../../..', import.meta.url));

/** Copies the example into `root`, with the packages that it finds beside it. Returns its path. */
export async function copyExample(root: string): Promise<string> {
  const workspace = join(root, 'examples/release-line');
  await mkdir(workspace, { recursive: true });
  await cp(join(REPOSITORY, 'local-nugets'), join(root, 'local-nugets'), { recursive: true });
  await symlink(join(EXAMPLE, 'node_modules'), join(workspace, 'node_modules'));
  await copySources(workspace);
  return workspace;
}

/** Copies the example into a folder, without what comes of it. */
export async function copySources(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(EXAMPLE)) {
    if (GENERATED.has(name)) continue;
    const filter = (source: string): boolean => !GENERATED.has(source.split(/[/\\]/).at(-1) ?? '');
    await cp(join(EXAMPLE, name), join(folder, name), { recursive: true, filter });
  }
}

/** Replaces texts in a file. Throws if one of them is not there. */
export async function edit(file: string, replacements: Readonly<Record<string, string>>): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    text = text.replace(from, to);
  }
  await writeFile(file, text);
}

/** A PATH with this Node and nothing else. */
export async function pathWithNodeOnly(root: string): Promise<string> {
  const folder = await mkdtemp(join(root, 'bin-'));
  await symlink(process.execPath, join(folder, 'node'));
  return [folder, join(EXAMPLE, 'node_modules/.bin')].join(delimiter);
}
