import { mergeNuGetConfig, parseConfigFile } from '@nuspine/nupkg-core';
import { describe, expect, it } from 'vitest';
import { formatNuGetConfig } from '../src/nuget-config-text.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';

const online = { ...DEFAULT_OFFLINE_CONFIG, feeds: { gallery: 'https://feed.example.test/v3/index.json' } };
const merged = (text: string) =>
  mergeNuGetConfig([parseConfigFile(Buffer.from(text), 'NuGet.config')], {
    environment: {},
    resolvePath: (_, path) => path,
  });

describe('formatNuGetConfig', () => {
  it('has the layout as its only source without feeds', () => {
    const config = merged(formatNuGetConfig(DEFAULT_OFFLINE_CONFIG, { packageIds: ['A'] }));
    expect(config.sources.map(({ location }) => location)).toEqual(['local-nugets']);
  });

  it('takes ids of the layout from the layout alone, and others from the feeds', () => {
    const text = formatNuGetConfig(online, { packageIds: ['b', 'B', 'A&c'] });
    expect(merged(text).sources.map(({ name }) => name)).toEqual(['local-nugets', 'gallery']);
    expect(text).toContain('<package pattern="A&amp;c" />');
    expect(text.match(/pattern="[bB]"/g)).toHaveLength(1);
    expect(text).toMatch(/<packageSource key="gallery">\s*<package pattern="\*" \/>/);
  });

  it('leaves the feeds out for a build without a network', () => {
    expect(formatNuGetConfig(online, { packageIds: ['A'], offline: true })).not.toContain('gallery');
  });
});
