import { isHttpUrl, isLoopback } from '@nuspine/primitives';

/** The packages that have to come from the feed, by id. */
export interface ConsumedPackage {
  readonly id: string;
}

/**
 * The only NuGet.config of a consumer: packed ids come from the feed alone, so that an older release of theirs on another
 * source cannot stand in, and all else from the other sources.
 */
export function consumerConfig(packages: readonly ConsumedPackage[], feed: string, sources: readonly string[]): string {
  const all = [feed, ...sources].map((location, index) => ({ key: `source-${String(index)}`, location }));
  const others = all.slice(1);
  const patterns = [
    mapping(
      'source-0',
      packages.map(({ id }) => id),
    ),
    ...others.map(({ key }) => mapping(key, ['*'])),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <clear />
${all.map(({ key, location }) => `    <add key="${key}" value="${escapedXml(location)}"${insecure(location)} />`).join('\n')}
  </packageSources>
  <packageSourceMapping>
    <clear />
${patterns.join('\n')}
  </packageSourceMapping>
  <fallbackPackageFolders>
    <clear />
  </fallbackPackageFolders>
</configuration>
`;
}

function mapping(key: string, patterns: readonly string[]): string {
  const lines = patterns.map((pattern) => `      <package pattern="${escapedXml(pattern)}" />`);
  return `    <packageSource key="${key}">\n${lines.join('\n')}\n    </packageSource>`;
}

/** Text as it stands in an attribute or element. */
export function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** NuGet asks for leave to use plain HTTP (NU1302), which is given to this machine alone. */
function insecure(location: string): string {
  const isLocal = location.startsWith('http://') && isHttpUrl(location) && isLoopback(new URL(location));
  return isLocal ? ' allowInsecureConnections="true"' : '';
}
