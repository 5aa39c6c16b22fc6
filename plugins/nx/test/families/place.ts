import { readProjectFile } from '../../src/project-file.ts';
import type { MarkedPlace } from '../../src/target-family.ts';

export interface SamplePlace {
  readonly text?: string;
  readonly files?: readonly string[];
  readonly folders?: readonly string[];
  readonly plugins?: readonly string[];
  /** Texts of other files, by their paths from the workspace. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A marker in an installed workspace that exists nowhere. */
export function samplePlace(
  file: string,
  { text = '', files = [], folders = [], plugins = [], texts = {} }: SamplePlace = {},
): MarkedPlace {
  const slash = file.lastIndexOf('/');
  return {
    file,
    projectRoot: slash < 0 ? '.' : file.slice(0, slash),
    pluginFolder: 'node_modules/@nuspine/nx',
    plugins,
    read: () => text,
    projectFile: (path) => {
      const found = path === file ? text : texts[path];
      return found === undefined ? undefined : readProjectFile(found);
    },
    siblings: () => [file.slice(slash + 1), ...files],
    hasFolder: (path) => folders.includes(path),
  };
}
