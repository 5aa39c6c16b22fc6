import { sampleContent } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { deflateSegment } from '../../src/archive/deflate-segment.ts';
import { ONE_BY_ONE } from '../../src/archive/segment-compressor.ts';

describe('ONE_BY_ONE', () => {
  it('deflates a segment', async () => {
    const segment = { content: sampleContent(1, 5000), window: new Uint8Array(), isLast: true };
    expect(await ONE_BY_ONE.deflate(segment)).toEqual(deflateSegment(segment));
  });
});
