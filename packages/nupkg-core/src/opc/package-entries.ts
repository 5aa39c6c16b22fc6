import { compareOrdinal } from '@nuspine/primitives';
import type { NewEntry } from '../archive/write-archive.ts';
import { parseNuspec } from '../nuspec/parse-nuspec.ts';
import { formatContentTypes } from './content-types.ts';
import { formatCoreProperties } from './core-properties.ts';
import { CONTENT_TYPES_PART, CORE_PROPERTIES_PART, RELATIONSHIPS_PART } from './part-names.ts';
import { formatRelationships } from './relationships.ts';

/** What a package is made of: its nuspec and its payload. */
export interface PackageContent {
  /** For example `My.App.nuspec`. */
  readonly nuspecPath: string;
  readonly nuspec: Uint8Array;
  /** Payload; the order given does not matter. */
  readonly files: readonly NewEntry[];
}

/**
 * All entries of the package in canonical order (docs/formats/canonical-package.md §5), which is the order of NuGet 7:
 * relationships, nuspec, payload by path, content types, core properties.
 */
export function packageEntries(content: PackageContent): readonly NewEntry[] {
  const { nuspecPath, nuspec } = content;
  const files = content.files.toSorted((a, b) => compareOrdinal(a.path, b.path));
  return [
    { path: RELATIONSHIPS_PART, content: formatRelationships(nuspecPath) },
    { path: nuspecPath, content: nuspec },
    ...files,
    { path: CONTENT_TYPES_PART, content: formatContentTypes([nuspecPath, ...files.map(({ path }) => path)]) },
    { path: CORE_PROPERTIES_PART, content: formatCoreProperties(parseNuspec(nuspec, nuspecPath)) },
  ];
}
