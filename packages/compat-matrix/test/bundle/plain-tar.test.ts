import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { plainTar } from '../../src/bundle/plain-tar.ts';

async function tarWith(fill: (archive: ReturnType<typeof pack>) => void): Promise<Buffer> {
  const archive = pack();
  fill(archive);
  archive.finalize();
  return buffer(archive);
}

async function through(bytes: Uint8Array, step: number): Promise<Buffer> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let place = 0; place < bytes.length; place += step) yield bytes.subarray(place, place + step);
  }
  return buffer(plainTar(chunks(), 'a.tar'));
}

describe('plainTar', () => {
  it.each([1, 100, 511, 512, 513, 100_000])('lets plain files through in pieces of %i', async (step) => {
    const tar = await tarWith((archive) => {
      archive.entry({ name: 'a' }, 'x'.repeat(1_000));
      archive.entry({ name: 'b' }, '');
      archive.entry({ name: 'c' }, 'y'.repeat(512));
    });
    expect((await through(tar, step)).equals(tar)).toBe(true);
  });

  it.each(['symlink', 'link', 'directory', 'fifo', 'character-device', 'block-device'] as const)(
    'refuses a %s',
    async (type) => {
      const tar = await tarWith((archive) => archive.entry({ name: 'a', type, linkname: '/etc/passwd' }));
      await expect(through(tar, 512)).rejects.toThrowCode('MATRIX_ARCHIVE_UNSAFE');
    },
  );

  it('refuses extended headers, and sizes that are no octal number', async () => {
    const long = await tarWith((archive) => archive.entry({ name: `${'a'.repeat(300)}` }, 'x'));
    await expect(through(long, 512)).rejects.toThrowCode('MATRIX_ARCHIVE_UNSAFE');
    const tar = await tarWith((archive) => archive.entry({ name: 'a' }, 'x'));
    tar.write('\u0080\u0000\u0000\u0001', 124, 'latin1');
    await expect(through(tar, 512)).rejects.toThrowCode('MATRIX_ARCHIVE_UNSAFE');
  });
});
