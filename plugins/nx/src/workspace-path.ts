/** A path relative to a project as a path relative to the workspace: `..` only at its start, if it leads out of it. */
export function workspacePath(projectRoot: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${projectRoot}/${path}`.split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The path from one folder to another, both relative to the workspace and inside of it. */
export function pathBetween(from: string, to: string): string {
  const [start, end] = [from, to].map((path) => path.split('/').filter((part) => part !== '' && part !== '.'));
  const [before, after] = [start ?? [], end ?? []];
  const differs = before.findIndex((part, index) => part !== after[index]);
  const same = differs < 0 ? before.length : differs;
  return [...before.slice(same).map(() => '..'), ...after.slice(same)].join('/') || '.';
}
