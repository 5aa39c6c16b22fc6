import type { MarkedPlace } from '../../src/target-family.ts';

export interface SamplePlace {
  readonly text?: string;
  readonly files?: readonly string[];
  readonly folders?: readonly string[];
}

/** A marker in an installed workspace that exists nowhere. */
export function samplePlace(file: string, { text = '', files = [], folders = [] }: SamplePlace = {}): MarkedPlace {
  const slash = file.lastIndexOf('/');
  return {
    file,
    projectRoot: slash < 0 ? '.' : file.slice(0, slash),
    pluginFolder: 'node_modules/@nuspine/nx',
    read: () => text,
    siblings: () => [file.slice(slash + 1), ...files],
    hasFolder: (path) => folders.includes(path),
  };
}
