import { type BuildRecord, type ChannelState, servedPointer } from '../channel-state.ts';
import type { BuildArtifact } from '../operation.ts';
import { compareOrderKeys } from '../order-key.ts';

/**
 * The builds that release feeds list, in order (channel-log §8.3): everything that the served pointer has named, up to
 * what it names now, without what was withdrawn.
 */
export function servedBuilds(state: ChannelState): readonly BuildRecord[] {
  const pointer = servedPointer(state);
  const current = state.builds.get(pointer?.build ?? '');
  if (pointer === undefined || current === undefined) return [];
  return [...state.builds.values()]
    .filter(({ withdrawn, named }) => withdrawn === undefined && named[pointer.name] !== undefined)
    .filter(({ build }) => compareOrderKeys(build.order, current.build.order) <= 0)
    .toSorted((a, b) => compareOrderKeys(a.build.order, b.build.order));
}

/** `RELEASES` as Squirrel.Windows reads it, with staging percentages, or `undefined` where there is nothing for it. */
export function releasesFile(state: ChannelState): string | undefined {
  const lines = servedBuilds(state).flatMap(({ build, percent = 100 }) =>
    build.artifacts.flatMap((artifact) => releaseLine(artifact, percent)),
  );
  return lines.length === 0 ? undefined : lines.join('\n');
}

function releaseLine({ name, size, sha1, baseUrl = '', release }: BuildArtifact, percent: number): readonly string[] {
  if (release === undefined || sha1 === undefined) return [];
  const staging = percent === 100 ? '' : ` # ${String(percent)}%`;
  return [`${sha1} ${baseUrl}${name} ${String(size)}${staging}`];
}

/**
 * `releases.<channel>.json` as Velopack reads it, newest first, or `undefined` where there is nothing for it. Velopack
 * knows no staging, so a release that not everybody gets is not in it.
 */
export function velopackFile(state: ChannelState): string | undefined {
  const assets = servedBuilds(state)
    .filter(({ percent = 100 }) => percent === 100)
    .toReversed()
    .flatMap(({ build }) => build.artifacts.flatMap((artifact) => assetOf(artifact, build.version)));
  return assets.length === 0 ? undefined : `${JSON.stringify({ Assets: assets }, undefined, 2)}\n`;
}

/** Name of Velopack's index: a channel with slashes has dashes there. */
export function velopackFileName({ channel }: ChannelState): string {
  return `releases.${channel.split('/').slice(2).join('-')}.json`;
}

function assetOf({ name, size, sha1, digest, release }: BuildArtifact, version: string): readonly object[] {
  if (release === undefined || sha1 === undefined) return [];
  return [
    {
      PackageId: release.packageId,
      Version: version,
      Type: release.kind === 'full' ? 'Full' : 'Delta',
      FileName: name,
      SHA1: sha1,
      SHA256: digest.slice('sha256:'.length).toUpperCase(),
      Size: size,
    },
  ];
}
