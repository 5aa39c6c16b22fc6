import type { PathFeed } from '@nuspine/compat-matrix';
import type { CommandIo } from './command-io.ts';
import { repeatedOption } from './param.ts';
import type { Params } from './command.ts';
import { UPDATE_PARAMS, type UpdateArgs, updateWishes } from './update-params.ts';

/** The feeds that say what upgrades download. A path asks for its versions, staged or not. */
export interface PathFeedArgs extends Omit<UpdateArgs, 'to' | 'stagingId'> {
  readonly feeds: readonly string[];
}

export const PATH_FEED_PARAMS: Params<PathFeedArgs> = {
  feeds: repeatedOption(
    '--feed <[component=]dir|url>',
    'release folder or its address: what upgrades of the component, or of those whose packages it lists, download',
  ),
  formats: UPDATE_PARAMS.formats,
  channel: UPDATE_PARAMS.channel,
  bandwidth: UPDATE_PARAMS.bandwidth,
};

/** Opens the feeds that were named. */
export async function pathFeeds({ feeds, ...args }: PathFeedArgs, env: CommandIo['env']): Promise<readonly PathFeed[]> {
  const { feedPlanner } = await import('@nuspine/delta/fs');
  const { channel, environment, ...wishes } = updateWishes(args, env);
  return Promise.all(
    feeds.map(async (text): Promise<PathFeed> => {
      const { component, feed } = placeOf(text);
      const planner = await feedPlanner({ feed, environment, ...(channel === undefined ? {} : { channel }) });
      return {
        ...(component === undefined ? {} : { component }),
        packageIds: planner.packageIds,
        plan: (packageId, ends) => planner.plan(packageId, { ...wishes, ...ends }),
      };
    }),
  );
}

/** `core=Releases` is the feed of a component; `https://host/?a=b` is not, and neither is `./a=b`. */
function placeOf(text: string): { readonly component?: string; readonly feed: string } {
  const [, component, feed] = /^([A-Za-z0-9][\w.-]*)=(.+)$/.exec(text) ?? [];
  return component === undefined || feed === undefined ? { feed: text } : { component, feed };
}
