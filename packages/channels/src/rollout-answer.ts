import type { ChannelState } from './channel-state.ts';
import { releasesFile } from './projections/release-feeds.ts';
import { findServableBuild } from './rules/find-build.ts';
import { isInRollout, isInSquirrelRollout, rolloutBucket } from './rollout-bucket.ts';
import { parseStaging } from './staging-line.ts';

/** Whether a client gets a build while it is rolled out, by our bucket and by Squirrel's. */
export interface RolloutAnswer {
  readonly client: string;
  readonly build: string;
  /** Share of clients that the build is meant for. */
  readonly percent: number;
  /** From 0 to 9,999. */
  readonly bucket: number;
  readonly included: boolean;
  /** What Squirrel.Windows does with the line of `RELEASES`; absent without such a line, or for a client without a GUID. */
  readonly squirrel?: { readonly percent: number; readonly included: boolean };
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Says whether a client gets a build. Squirrel's share is read back from the line that it will see. Throws
 * `CHANNEL_BUILD_UNKNOWN`, `CHANNEL_BUILD_WITHDRAWN`, `CHANNEL_CLIENT_INVALID`, and `CHANNEL_STAGING_INVALID` for a line that would say another
 * share.
 */
export function rolloutAnswer(state: ChannelState, id: string, client: string): RolloutAnswer {
  const { build, percent = 100 } = findServableBuild(state, id);
  const names = new Set(build.artifacts.map(({ name }) => name));
  const lines = (releasesFile(state) ?? '').split('\n');
  const line = lines.find((one) => names.has(/^\S+ (?:\S*\/)?(\S+) /.exec(one)?.[1] ?? ''));
  const squirrel = line === undefined || !GUID.test(client) ? undefined : squirrelAnswer(client, line);
  return {
    client,
    build: id,
    percent,
    bucket: rolloutBucket(id, client),
    included: isInRollout(id, client, percent),
    ...(squirrel === undefined ? {} : { squirrel }),
  };
}

/** A line without a share is for everybody: Squirrel does not ask for a bucket then. */
function squirrelAnswer(client: string, line: string): { readonly percent: number; readonly included: boolean } {
  const percent = parseStaging(line);
  return { percent, included: percent === 100 || isInSquirrelRollout(client, percent) };
}
