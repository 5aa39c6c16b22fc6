import type { SourceMapping, SourcePattern } from '../resolve/source-mapping.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import { type ConfigFile, invalidConfig, isElement, readSection, requiredAttribute } from './config-file.ts';
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
  for (const file of files) requireSoundItems(file);
  const names = new Map(sources.map(({ name }) => [name.toUpperCase(), name]));
  return {
    patterns: mergeSection(files, SECTION, sourceKey).flatMap((item) => patternsOf(item, names)),
  };
}

/** Where other sections take the last of several, and anything that is missing for nothing, NuGet refuses the file here. */
function requireSoundItems(file: ConfigFile): void {
  const { items, cleared } = readSection(file, SECTION);
  const all = [...cleared, ...items];
  const keys = all.map((element) => sourceKey(element, file.path));
  const repeated = keys.find((key, at) => key !== undefined && keys.indexOf(key) !== at);
  if (repeated !== undefined) throw invalidConfig('maps one source twice', file.path);
  const empty = all.find((element, at) => keys[at] !== undefined && patternElements(element).length === 0);
  if (empty === undefined) return;
  // Taken for none, it would be no mapping at all, and every source could serve every package.
  throw invalidConfig(`maps nothing to the source ${empty.attributes['key'] ?? ''}`, file.path);
}

const sourceKey: KeyOf = (element, file) =>
  isElement(element, 'packagesource') ? requiredAttribute(element, 'key', file).toUpperCase() : undefined;

function patternElements(element: XmlElement): readonly XmlElement[] {
  return childElements(element).filter((child) => isElement(child, 'package'));
}

function patternsOf({ key, element, file }: ConfigItem, names: ReadonlyMap<string, string>): readonly SourcePattern[] {
  const source = names.get(key.trim()) ?? element.attributes['key']?.trim() ?? key;
  return patternElements(element).map((one) => ({ source, pattern: requiredAttribute(one, 'pattern', file) }));
}
