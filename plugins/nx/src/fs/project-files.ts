import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProjectFile, readProjectFile } from '../project-file.ts';

/** Files of a workspace while its graph is made, each read once: a project file is a marker, and others refer to it. */
export interface ProjectFiles {
  /** The text of a file. Throws what the file system says if it cannot be read. Paths are relative to the workspace. */
  text(path: string): string;
  /** What a project file says; nothing if it is not there. */
  projectFile(path: string): ProjectFile | undefined;
}

/** Opens the files of a workspace. */
export function openProjectFiles(workspaceRoot: string): ProjectFiles {
  const texts = new Map<string, string>();
  const projects = new Map<string, ProjectFile | undefined>();
  const text = (path: string): string => {
    const found = texts.get(path) ?? readFileSync(join(workspaceRoot, path), 'utf8');
    texts.set(path, found);
    return found;
  };
  const projectFile = (path: string): ProjectFile | undefined => {
    if (!projects.has(path))
      projects.set(
        path,
        readIfThere(() => text(path)),
      );
    return projects.get(path);
  };
  return { text, projectFile };
}

function readIfThere(text: () => string): ProjectFile | undefined {
  try {
    return readProjectFile(text());
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined;
    throw error;
  }
}
