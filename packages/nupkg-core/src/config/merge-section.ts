import type { XmlElement } from '../xml/parse-xml.ts';
import { type ConfigFile, readSection } from './config-file.ts';

/** An item of a section, and the file that it stands in. */
export interface ConfigItem {
  readonly key: string;
  readonly element: XmlElement;
  /** Path of the file. */
  readonly file: string;
}

/** Says which items of a section are the same thing. Throws `NUGET_CONFIG_INVALID` for an item without a key. */
export type KeyOf = (element: XmlElement, file: string) => string | undefined;

/** Which items of one file count, in what order. */
export type Choice = (items: readonly ConfigItem[]) => readonly ConfigItem[];

/**
 * One section of several files, the nearest file first. A key that is there already is not taken from a file further
 * away, and nothing is taken from behind a `clear` (NuGet.Configuration, Settings and VirtualSettingSection).
 */
export function mergeSection(
  files: readonly ConfigFile[],
  section: string,
  keyOf: KeyOf,
  choice: Choice = lastOfEachKey,
): readonly ConfigItem[] {
  const merged = new Map<string, ConfigItem>();
  let isCleared = false;
  for (const file of files) {
    const { clears, items, cleared } = readSection(file, section);
    // A file is refused for what it clears itself, and for what a nearer one clears.
    itemsOf(file, cleared, keyOf);
    for (const item of choice(itemsOf(file, items, keyOf))) {
      if (!isCleared && !merged.has(item.key)) merged.set(item.key, item);
    }
    isCleared ||= clears;
  }
  return [...merged.values()];
}

/** Within one file the last counts, in its own place. */
function lastOfEachKey(items: readonly ConfigItem[]): readonly ConfigItem[] {
  return items.filter(({ key }, at) => items.findLastIndex((item) => item.key === key) === at);
}

function itemsOf(file: ConfigFile, elements: readonly XmlElement[], keyOf: KeyOf): readonly ConfigItem[] {
  return elements.flatMap((element) => {
    const key = keyOf(element, file.path);
    return key === undefined ? [] : [{ key, element, file: file.path }];
  });
}
