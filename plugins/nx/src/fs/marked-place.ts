import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { projectName } from '../project-name.ts';
import type { MarkedPlace } from '../target-family.ts';
import type { ProjectFiles } from './project-files.ts';

type FoundMarker = Pick<MarkedPlace, 'projectRoot' | 'file' | 'pluginFolder' | 'plugins'> & {
  readonly workspaceRoot: string;
  readonly files: ProjectFiles;
};

/** A marker on the disk. */
export function markedPlace({ workspaceRoot, files, ...marker }: FoundMarker): MarkedPlace {
  let names: readonly string[] | undefined;
  return {
    ...marker,
    read: () => files.text(marker.file),
    siblings: () => (names ??= readdirSync(join(workspaceRoot, marker.projectRoot))),
    projectFile: (path) => files.projectFile(path),
    hasFolder: (path) => statSync(join(workspaceRoot, path), { throwIfNoEntry: false })?.isDirectory() === true,
  };
}

/** The name that the project has to be given, if it has none of its own. */
export function nameOfPlace(place: MarkedPlace, workspaceRoot: string): string | undefined {
  const folder = resolve(workspaceRoot, place.projectRoot);
  return projectName({ files: place.siblings(), name: basename(folder) });
}
