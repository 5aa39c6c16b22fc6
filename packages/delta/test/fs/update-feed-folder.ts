import type { DeltaFormatName } from '../../src/formats/format-name.ts';
import { addParts, appFiles } from './feed-folder.ts';

/** Like `appFiles`, with so much that hardly compresses that a delta is a small part of it. */
export function largeAppFiles(release: number, length = 30_000): ReturnType<typeof appFiles> {
  return { ...appFiles(release), 'lib/net8.0/big.dll': mostlySame(length, release) };
}

/** A feed of the releases 1.0.0 to 1.`last`.0, for the clients of Squirrel and Velopack or of the formats given. */
export async function fillLargeFeed(
  feed: string,
  last: number,
  length?: number,
  formats: readonly DeltaFormatName[] = ['squirrel', 'velopack'],
): Promise<void> {
  for (let release = 0; release <= last; release += 1) {
    const parts = { version: `1.${String(release)}.0`, files: largeAppFiles(release, length) };
    await addParts(feed, parts, { formats });
  }
}

/** Bytes that hardly compress, a tenth of them of the release. */
function mostlySame(length: number, release: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    if (at === length - Math.floor(length / 10)) state += release;
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}
