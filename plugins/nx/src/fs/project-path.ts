import type { ExecutorContext } from '@nx/devkit';
import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ReleaseLineError } from '../release-line-error.ts';

/** The absolute path of `path`, which is relative to the project that the executor runs for. */
export function projectPath(context: ExecutorContext, path: string): string {
  const project = context.projectsConfigurations.projects[context.projectName ?? ''];
  return join(context.root, project?.root ?? '.', path);
}

/**
 * Makes the folder for a result, empty. Throws `NX_OUTPUT_INVALID` unless it lies inside the project, because
 * everything in it is deleted.
 */
export async function emptyOutput(context: ExecutorContext, outputPath: string): Promise<string> {
  const folder = projectPath(context, outputPath);
  const inside = relative(projectPath(context, '.'), folder);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new ReleaseLineError('NX_OUTPUT_INVALID', `${outputPath} is not a folder inside the project`);
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
