import { nearestFramework, type TargetFramework } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { PLACEHOLDER } from './asset-paths.ts';
import { folderFramework } from './folder-framework.ts';

/** `lib/<folder>/` of a package, or (`name` empty) the files right under `lib/`. */
export interface LibFolder {
  readonly name: string;
  readonly framework: TargetFramework;
  readonly files: readonly LibFile[];
}

export interface LibFile {
  readonly entry: ArchiveEntry;
  /** Path inside the folder. */
  readonly name: string;
}

/** The folders under `lib/` that are named after a framework, with all files below them. Others mean nothing to NuGet. */
export function libFolders(files: readonly ArchiveEntry[]): readonly LibFolder[] {
  const found = files.flatMap((entry) => {
    const [top = '', ...rest] = entry.path.split('/');
    if (top.toLowerCase() !== 'lib' || rest.length === 0) return [];
    const [folder = '', ...below] = rest.length === 1 ? ['', ...rest] : rest;
    return [{ folder, entry, name: below.join('/') }];
  });
  return [...Map.groupBy(found, ({ folder }) => folder)].flatMap(([name, own]) => {
    const framework = folderFramework(name);
    return framework === undefined ? [] : [{ name, framework, files: own.filter((file) => file.name !== PLACEHOLDER) }];
  });
}

export function nearestLibFolder(folders: readonly LibFolder[], framework: TargetFramework): LibFolder | undefined {
  const nearest = nearestFramework(
    framework,
    folders.map((folder) => folder.framework),
  );
  return folders.find((folder) => folder.framework === nearest);
}
