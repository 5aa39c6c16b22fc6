import {
  type ConfigFile,
  type ConfiguredSource,
  isRemote,
  mappedSources,
  type NuGetConfig,
  readSection,
} from '@nuspine/nupkg-core';
import { type Finding, finding } from './finding.ts';
import { CLEARED_SECTIONS } from './nuget-config-text.ts';

/** What a NuGet.config of a layout must lead to. Paths are absolute, as the files resolve them. */
export interface SourcePolicy {
  /** The feed folder. */
  readonly packages: string;
  /** The cache. */
  readonly cache: string;
  /** Feeds beside the layout: name and address. */
  readonly feeds: Readonly<Record<string, string>>;
  /** Ids of the packages in the layout. */
  readonly packageIds: readonly string[];
}

/** The files that apply to a repository, what they say together, and how their paths read. */
export interface ConfigHierarchy {
  /** The nearest first. */
  readonly files: readonly ConfigFile[];
  readonly merged: NuGetConfig;
  /** Makes a path absolute that stands in a file. */
  readonly resolvePath: (file: string, path: string) => string;
  /** The path of a file as findings show it. */
  readonly shownPath: (file: string) => string;
}

/** Everything in which the files that apply lead NuGet elsewhere than to the layout and the feeds of the policy. */
export function judgeNuGetConfig(hierarchy: ConfigHierarchy, policy: SourcePolicy): readonly Finding[] {
  const [nearest] = hierarchy.files;
  if (nearest === undefined) return [];
  const shown = hierarchy.shownPath(nearest.path);
  const sources = hierarchy.merged.sources.filter(({ isEnabled }) => isEnabled);
  const layout = sources.find(({ location }) => location === policy.packages);
  return [
    ...CLEARED_SECTIONS.filter((name) => !readSection(nearest, name).clears).map((wanted) =>
      finding('section-not-cleared', shown, { wanted }),
    ),
    ...(layout === undefined || sources[0] !== layout
      ? [finding('feed-not-layout', shown, { wanted: policy.packages })]
      : []),
    ...sources.filter((source) => source !== layout).flatMap((source) => judgeFeed(shown, source, policy)),
    ...judgeMapping(shown, hierarchy, policy, layout, sources),
    ...judgeFolders(shown, hierarchy, policy),
    ...hierarchy.files.flatMap((file) => judgeFile(file, hierarchy, policy)),
  ];
}

function judgeFeed(shown: string, { name, location }: ConfiguredSource, { feeds }: SourcePolicy): readonly Finding[] {
  return feeds[name] === location ? [] : [finding('feed-unlisted', shown, { found: `${name} ${location}` })];
}

/** With one source there is nothing to decide. */
function judgeMapping(
  shown: string,
  { merged }: ConfigHierarchy,
  { packageIds }: SourcePolicy,
  layout: ConfiguredSource | undefined,
  sources: readonly ConfiguredSource[],
): readonly Finding[] {
  if (layout === undefined || sources.length < 2) return [];
  const loose = packageIds.filter((id) => {
    const mapped = mappedSources(merged.sourceMapping, id);
    return mapped?.size !== 1 || !mapped.has(layout.name);
  });
  const [first] = loose;
  return first === undefined
    ? []
    : [
        finding('feed-not-mapped', shown, {
          wanted: layout.name,
          found: `${first} and ${String(loose.length - 1)} more`,
        }),
      ];
}

function judgeFolders(shown: string, hierarchy: ConfigHierarchy, policy: SourcePolicy): readonly Finding[] {
  const found = configValue(hierarchy, 'globalPackagesFolder');
  const isElsewhere = found === undefined || hierarchy.resolvePath(found.file, found.value) !== policy.cache;
  return [
    ...(isElsewhere
      ? [finding('cache-elsewhere', shown, { wanted: policy.cache, found: found?.value ?? 'the cache of the user' })]
      : []),
    ...hierarchy.merged.fallbackFolders.map((folder) => finding('cache-elsewhere', shown, { found: folder })),
  ];
}

/** The value of a key in the section `config`: that of the nearest file which has it. */
function configValue(
  { files }: ConfigHierarchy,
  name: string,
): { readonly file: string; readonly value: string } | undefined {
  for (const file of files) {
    const value = valuesIn(file, 'config').find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    if (value !== undefined) return { file: file.path, value };
    if (readSection(file, 'config').clears) return undefined;
  }
  return undefined;
}

/** What counts in whatever file it stands: a proxy, and audit sources that nobody cleared. */
function judgeFile(file: ConfigFile, hierarchy: ConfigHierarchy, { feeds }: SourcePolicy): readonly Finding[] {
  const shown = hierarchy.shownPath(file.path);
  const proxies = valuesIn(file, 'config').filter(([key]) => /^https?_proxy(\.|$)/i.test(key));
  const isCleared = hierarchy.files
    .slice(0, hierarchy.files.indexOf(file))
    .some((near) => readSection(near, 'auditSources').clears);
  const audits = isCleared
    ? []
    : valuesIn(file, 'auditSources').filter(([name, value]) => isAddress(name, value) && feeds[name] !== value);
  return [
    ...proxies.map(([key]) => finding('proxy-in-config', shown, { found: key })),
    ...audits.map(([name, value]) => finding('feed-unlisted', shown, { found: `${name} ${value}` })),
  ];
}

function isAddress(name: string, location: string): boolean {
  return isRemote({ name, location });
}

function valuesIn(file: ConfigFile, section: string): readonly (readonly [key: string, value: string])[] {
  return readSection(file, section).items.flatMap(({ attributes }) => {
    const key = attributes['key'];
    return key === undefined ? [] : [[key, attributes['value'] ?? ''] as const];
  });
}
