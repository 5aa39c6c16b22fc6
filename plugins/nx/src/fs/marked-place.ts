import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { projectName } from '../project-name.ts';
import type { MarkedPlace } from '../target-family.ts';

type FoundMarker = Pick<MarkedPlace, 'projectRoot' | 'file' | 'pluginFolder'> & { readonly workspaceRoot: string };

/** A marker on the disk. */
export function markedPlace({ workspaceRoot, ...marker }: FoundMarker): MarkedPlace {
  let names: readonly string[] | undefined;
  return {
    ...marker,
    read: () => readFileSync(join(workspaceRoot, marker.file), 'utf8'),
    siblings: () => (names ??= readdirSync(join(workspaceRoot, marker.projectRoot))),
    hasFolder: (path) => statSync(join(workspaceRoot, path), { throwIfNoEntry: false })?.isDirectory() === true,
  };
}

/** The name that the project has to be given, if it has none of its own. */
export function nameOfPlace(place: MarkedPlace, workspaceRoot: string): string | undefined {
  const folder = resolve(workspaceRoot, place.projectRoot);
  return projectName({ files: place.siblings(), name: basename(folder) });
}
