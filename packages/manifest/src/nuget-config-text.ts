import { packageIdKey } from '@nuspine/primitives';
import type { OfflineConfig } from './offline-config.ts';

/** Name of the feed folder in NuGet.config. */
export const LAYOUT_SOURCE = 'local-nugets';

/** Sections that other files add to, so that each begins with `clear`. Credentials cannot be cleared: NuGet refuses it. */
export const CLEARED_SECTIONS = [
  'packageSources',
  'disabledPackageSources',
  'fallbackPackageFolders',
  'auditSources',
  'trustedSigners',
  'packageSourceMapping',
] as const;

export interface NuGetConfigTextOptions {
  /** Ids of the packages in the layout. */
  readonly packageIds: readonly string[];
  /** Whether feeds beside the layout are left out, as for a build without a network. */
  readonly offline?: boolean;
}

/**
 * The NuGet.config of a layout: its folder first, then the feeds that the policy lists. NuGet asks sources in no order,
 * so source mapping makes one: an id that the layout has comes from the layout alone, every other from the feeds.
 */
export function formatNuGetConfig(
  config: OfflineConfig,
  { packageIds, offline = false }: NuGetConfigTextOptions,
): string {
  const feeds = offline ? [] : Object.entries(config.feeds);
  const sources = [[LAYOUT_SOURCE, config.packages] as const, ...feeds];
  const ids = [...new Map(packageIds.map((id) => [packageIdKey(id), id])).values()].toSorted();
  const own = feeds.length === 0 ? ['*'] : ids;
  const mapping = [
    ...(own.length === 0 ? [] : mapped(LAYOUT_SOURCE, own)),
    ...feeds.flatMap(([name]) => mapped(name, ['*'])),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<configuration>',
    ...section('config', [`<add key="globalPackagesFolder" value="${xml(config.cache)}" />`]),
    ...section(
      'packageSources',
      sources.map(([name, place]) => `<add key="${xml(name)}" value="${xml(place)}" />`),
    ),
    ...section('disabledPackageSources', []),
    ...section('fallbackPackageFolders', []),
    ...section('auditSources', []),
    ...section('trustedSigners', []),
    ...section('packageSourceMapping', mapping),
    '</configuration>',
    '',
  ].join('\n');
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return [`  <${name}>`, '    <clear />', ...lines.map((line) => `    ${line}`), `  </${name}>`];
}

function mapped(source: string, patterns: readonly string[]): readonly string[] {
  return [
    `<packageSource key="${xml(source)}">`,
    ...patterns.map((pattern) => `  <package pattern="${xml(pattern)}" />`),
    '</packageSource>',
  ];
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
