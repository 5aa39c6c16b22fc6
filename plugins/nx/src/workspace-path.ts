/** A path relative to a project as a path relative to the workspace: `..` only at its start, if it leads out of it. */
export function workspacePath(projectRoot: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${projectRoot}/${path}`.split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
