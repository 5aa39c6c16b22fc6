import type { ByteSource } from '@nuspine/primitives';

/** A source whose n-th read (from 1) fails as a broken disk or network would. */
export function failingSource(source: ByteSource, failingRead: number): ByteSource {
  let reads = 0;
  return {
    size: source.size,
    read: async (offset, length) => {
      reads += 1;
      if (reads === failingRead) throw Object.assign(new Error('injected read failure'), { code: 'EIO' });
      return source.read(offset, length);
    },
  };
}
