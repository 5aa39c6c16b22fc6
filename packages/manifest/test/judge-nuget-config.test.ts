import { mergeNuGetConfig, parseConfigFile } from '@nuspine/nupkg-core';
import { describe, expect, it } from 'vitest';
import { judgeNuGetConfig } from '../src/judge-nuget-config.ts';
import { formatNuGetConfig } from '../src/nuget-config-text.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';

const FEED = 'https://feed.example.test/v3/index.json';
const online = { ...DEFAULT_OFFLINE_CONFIG, feeds: { gallery: FEED } };
const sound = formatNuGetConfig(DEFAULT_OFFLINE_CONFIG, { packageIds: ['A'] });
const mapped = formatNuGetConfig(online, { packageIds: ['A', 'B'] });

/** What is found in files of which the first is the nearest. */
function found(texts: readonly string[], feeds: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = texts.map((text, at) => parseConfigFile(Buffer.from(text), `${String(at)}/NuGet.config`));
  const resolvePath = (_: string, path: string): string => `/${path}`;
  const merged = mergeNuGetConfig(files, { environment: {}, resolvePath });
  const policy = { packages: '/local-nugets', cache: '/local-nugets/packages', feeds, packageIds: ['A', 'B'] };
  const findings = judgeNuGetConfig({ files, merged, resolvePath, shownPath: (file) => file }, policy);
  return findings.map((one) => `${one.code} ${String(one.found ?? one.wanted ?? '')}`);
}

describe('judgeNuGetConfig', () => {
  it('finds nothing in what init writes, whatever lies above', () => {
    const above = `<configuration><packageSources><add key="x" value="${FEED}" /></packageSources><auditSources><add key="x" value="${FEED}" /></auditSources></configuration>`;
    expect(found([sound, above])).toEqual([]);
    expect(found([mapped, above], { gallery: FEED })).toEqual([]);
  });

  it.each(['packageSources', 'fallbackPackageFolders', 'packageSourceMapping', 'auditSources', 'trustedSigners'])(
    'asks for <clear /> in %s',
    (section) => {
      const text = sound.replace(new RegExp(`(<${section}>\\s*)<clear />`), '$1');
      expect(found([text])).toEqual([`section-not-cleared ${section}`]);
    },
  );

  it('refuses a feed that the policy does not list, or lists under another address', () => {
    expect(found([mapped])).toEqual([`feed-unlisted gallery ${FEED}`]);
    expect(found([mapped], { gallery: `${FEED}x` })).toEqual([`feed-unlisted gallery ${FEED}`]);
  });

  it('asks for the layout first', () => {
    const swapped = mapped.replace(/(<add key="local-nugets"[^>]*>)\s*(<add key="gallery"[^>]*>)/, '$2 $1');
    expect(found([swapped], { gallery: FEED })).toEqual(['feed-not-layout /local-nugets']);
    expect(found([sound.replaceAll('value="local-nugets"', 'value="other"')])).toEqual([
      'feed-not-layout /local-nugets',
      'feed-unlisted local-nugets /other',
    ]);
  });

  it('refuses to leave it to chance which feed a package comes from', () => {
    const loose = mapped.replace('<package pattern="B" />', '');
    expect(found([loose], { gallery: FEED })).toEqual(['feed-not-mapped B and 0 more']);
    const unmapped = mapped.replace(
      /<packageSourceMapping>[\s\S]*<\/packageSourceMapping>/,
      '<packageSourceMapping><clear /></packageSourceMapping>',
    );
    expect(found([unmapped], { gallery: FEED })).toEqual(['feed-not-mapped A and 1 more']);
  });

  it('asks for the cache in the layout, and for no other folders', () => {
    expect(found([sound.replace('local-nugets/packages', 'packages')])).toEqual(['cache-elsewhere packages']);
    expect(found([sound.replace('key="globalPackagesFolder"', 'key="x"')])).toEqual([
      'cache-elsewhere the cache of the user',
    ]);
    const fallback = sound.replace(/(<fallbackPackageFolders>\s*<clear \/>)/, '$1<add key="x" value="old" />');
    expect(found([fallback])).toEqual(['cache-elsewhere /old']);
  });

  it('finds a proxy in any file, for it beats the environment', () => {
    const user =
      '<configuration><config><add key="http_proxy" value="http://proxy.example.test" /></config></configuration>';
    expect(found([sound, user])).toEqual(['proxy-in-config http_proxy']);
  });

  it('finds audit sources that are servers', () => {
    const audited = sound.replace(/(<auditSources>\s*<clear \/>)/, `$1<add key="audit" value="${FEED}" />`);
    expect(found([audited])).toEqual([`feed-unlisted audit ${FEED}`]);
  });
});
