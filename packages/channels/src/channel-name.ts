import { parseRelativePath } from '@nuspine/primitives';
import { ChannelError } from './errors.ts';

/** The folder, below the store, that everything lies in. */
export const STORE_FOLDER = 'build-info';

/** Which channel: `<owner>/<repo>/<channel>`. The channel may have slashes of its own, as `release/2.1`. */
export interface ChannelName {
  readonly owner: string;
  readonly repo: string;
  readonly channel: string;
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Names that mean something in the folder of a channel, or end as its files do. */
const RESERVED = /^log$|\.(txt|json)$|^RELEASES$/i;

/** Reads `<owner>/<repo>/<channel>`. Throws `CHANNEL_NAME_INVALID` for what cannot be a folder everywhere. */
export function parseChannelName(text: string): ChannelName {
  const [owner = '', repo = '', ...rest] = text.split('/');
  const segments = [owner, repo, ...rest];
  if (rest.length === 0 || rest.length > 8 || !segments.every(isSegment)) {
    throw new ChannelError('CHANNEL_NAME_INVALID', 'channel is not named <owner>/<repo>/<channel>', { found: text });
  }
  return { owner, repo, channel: rest.join('/') };
}

/** The name as people write it. */
export function formatChannelName({ owner, repo, channel }: ChannelName): string {
  return `${owner}/${repo}/${channel}`;
}

/** The folder of a channel in its store, with slashes. */
export function channelFolder(name: ChannelName): string {
  return `${STORE_FOLDER}/${formatChannelName(name)}`;
}

function isSegment(text: string): boolean {
  if (!SEGMENT.test(text) || RESERVED.test(text)) return false;
  try {
    parseRelativePath(text);
    return true;
  } catch {
    return false;
  }
}
