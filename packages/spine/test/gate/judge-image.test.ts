import { describe, expect, it } from 'vitest';
import { judgeImage } from '../../src/gate/judge-image.ts';
import type { ImageJob } from '../../src/index.ts';

const job: ImageJob = {
  name: 'image',
  kind: 'image',
  layout: 'out/image',
  tag: '1.0.0',
  entrypoint: ['/app'],
  labels: { version: '1.0.0' },
  digest: 'sha256:1',
};
const image = { references: ['1.0.0'], digest: 'sha256:1', entrypoint: ['/app'], labels: { version: '1.0.0' } };

describe('judgeImage', () => {
  it('accepts the image that was declared', () => {
    expect(judgeImage(job, image)).toEqual({ facts: [{ name: '1.0.0', value: 'sha256:1' }] });
  });

  it.each([
    ['an absent one', { references: ['0.9.0'] }, 'no image is named 1.0.0 in out/image; there is: 0.9.0'],
    ['an empty layout', { references: [] }, 'no image is named 1.0.0 in out/image; there is: none'],
    ['another digest', { ...image, digest: 'sha256:2' }, 'image is sha256:2, but pinned to sha256:1'],
    ['another entrypoint', { ...image, entrypoint: ['/app', '-v'] }, 'entrypoint is ["/app","-v"], not ["/app"]'],
    ['another label', { ...image, labels: { version: '2' } }, 'label version is "2", not "1.0.0"'],
    ['no label', { ...image, labels: {} }, 'label version is not there, not "1.0.0"'],
  ])('refuses %s', (_what, found, reason) => {
    expect(judgeImage(job, found).reason).toBe(reason);
  });
});
