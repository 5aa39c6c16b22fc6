import { checkBuild } from './channel-schemas.ts';
import { type DocumentFault, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from './errors.ts';
import type { Build } from './operation.ts';

/** Reads a build from a file that another tool wrote. Throws `CHANNEL_BUILD_INVALID` with every fault. */
export function parseBuild(bytes: Uint8Array, path: string): Build {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new ChannelError('CHANNEL_BUILD_INVALID', 'build does not follow its schema', { path, found, cause });
  };
  return checkBuild(parseJson(bytes, refuse, { byteOrderMark: true }), refuse);
}
