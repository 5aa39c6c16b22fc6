import { sampleContent } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type Segment, SEGMENT_SIZE, WINDOW_SIZE } from '../../src/archive/deflate-segment.ts';
import type { ContentStream } from '../../src/archive/entry-content.ts';
import { segmentsOf } from '../../src/archive/segments.ts';

function inChunks(bytes: Uint8Array, chunkSize: number, size: number = bytes.length): ContentStream {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  return { size, chunks };
}

async function collect(stream: ContentStream): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  for await (const { content, window, isLast } of segmentsOf(stream, 'a')) {
    segments.push({ content: Uint8Array.from(content), window: Uint8Array.from(window), isLast });
  }
  return segments;
}

describe('segmentsOf', () => {
  const bytes = sampleContent(3, 2 * SEGMENT_SIZE + 5);

  it.each([1000, 65_536, SEGMENT_SIZE - 1, SEGMENT_SIZE, 5 * SEGMENT_SIZE])(
    'cuts at the same places whatever comes at a time: %s bytes',
    async (chunkSize) => {
      const segments = await collect(inChunks(bytes, chunkSize));
      expect(segments.map(({ content }) => content.length)).toEqual([SEGMENT_SIZE, SEGMENT_SIZE, 5]);
      expect(segments.map(({ isLast }) => isLast)).toEqual([false, false, true]);
      expect(Buffer.concat(segments.map(({ content }) => content)).equals(bytes)).toBe(true);
      expect(segments.map(({ window }) => Buffer.from(window))).toEqual([
        Buffer.alloc(0),
        bytes.subarray(SEGMENT_SIZE - WINDOW_SIZE, SEGMENT_SIZE),
        bytes.subarray(2 * SEGMENT_SIZE - WINDOW_SIZE, 2 * SEGMENT_SIZE),
      ]);
    },
  );

  it('gives one empty segment for no content', async () => {
    expect(await collect(inChunks(new Uint8Array(), 1))).toEqual([
      { content: new Uint8Array(), window: new Uint8Array(), isLast: true },
    ]);
  });

  it.each([bytes.length - 1, bytes.length + 1, 0])('refuses content that was said to have %s bytes', async (size) => {
    await expect(collect(inChunks(bytes, 65_536, size))).rejects.toThrowCode('NUPKG_CONTENT_CHANGED');
  });
});
