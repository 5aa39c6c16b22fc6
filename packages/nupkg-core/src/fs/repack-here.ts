import { ONE_BY_ONE, type SegmentCompressor } from '../archive/segment-compressor.ts';
import { finishWork } from './deflate-work.ts';

/** What is larger is deflated as it is read: the canonical bytes of a whole content are held. */
const MAX_CONTENT = 16 * 2 ** 20;

/**
 * Deflates where it is called, for a thread that has nothing else to do. Contents of a package file are inflated where they
 * are deflated: that takes a quarter less time than to pass them through the streams of the runtime.
 */
export const REPACK_HERE: SegmentCompressor = {
  ...ONE_BY_ONE,
  repack: async (content, { sha256 }) => {
    if (Math.max(content.size, content.compressedSize) > MAX_CONTENT) return undefined;
    const answer = finishWork({ kind: 'content', content, sha256 });
    return answer.kind === 'content' ? answer.repacked : undefined;
  },
};
