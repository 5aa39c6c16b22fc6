import type { SourceMapping, SourcePattern } from '../resolve/source-mapping.ts';
import { childElements, localName } from '../xml/xml-query.ts';
import { type ConfigFile, invalidConfig, readSection, requiredAttribute } from './config-file.ts';
import { type ConfigItem, type KeyOf, mergeSection } from './merge-section.ts';

const SECTION = 'packageSourceMapping';

/**
 * `packageSourceMapping` of several files. The patterns of a source all come from the nearest file that has any; sources
 * are called as `sources` calls them, in whatever case the mapping writes their key. Throws `NUGET_CONFIG_INVALID`.
 */
export function configuredMapping(
  files: readonly ConfigFile[],
  sources: readonly { readonly name: string }[],
): SourceMapping {
  for (const file of files) requireDistinctKeys(file);
  const names = new Map(sources.map(({ name }) => [name.toUpperCase(), name]));
  return {
    patterns: mergeSection(files, SECTION, sourceKey).flatMap((item) => patternsOf(item, names)),
  };
}

/** Other sections take the last of several; here NuGet refuses the file. */
function requireDistinctKeys(file: ConfigFile): void {
  const { items, cleared } = readSection(file, SECTION);
  const keys = [...cleared, ...items].map((element) => sourceKey(element, file.path));
  const repeated = keys.find((key, at) => key !== undefined && keys.indexOf(key) !== at);
  if (repeated !== undefined) throw invalidConfig('maps one source twice', file.path);
}

const sourceKey: KeyOf = (element, file) =>
  localName(element) === 'packageSource' ? requiredAttribute(element, 'key', file).toUpperCase() : undefined;

function patternsOf({ key, element, file }: ConfigItem, names: ReadonlyMap<string, string>): readonly SourcePattern[] {
  const source = names.get(key) ?? element.attributes['key'] ?? key;
  const packages = childElements(element, 'package');
  return packages.map((one) => ({ source, pattern: requiredAttribute(one, 'pattern', file) }));
}
