import { bytesSink } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { type FileToWrite, writeInForm } from '../../src/nuspine/form-writer.ts';
import type { PackageForm, Packing } from '../../src/nuspine/package-form.ts';

async function* files(count: number): AsyncGenerator<FileToWrite> {
  for (let file = 0; file < count; file += 1) {
    yield {
      path: `${String(file)}.txt`,
      read: async () => Buffer.from('content'),
      packedBefore: async () => undefined,
    };
  }
}

const skeleton = Buffer.from('<>');
const form = (packing: Packing, place = 1): PackageForm => ({
  computed: 'nothing',
  packings: [packing],
  places: [place],
  skeleton,
});
const HABITS = { tries: 4, least: 3, lazy: 0 };

async function write(how: PackageForm, count = 1, size = 100): Promise<string> {
  const sink = bytesSink();
  await writeInForm(files(count), how, size, sink);
  return Buffer.from(sink.bytes()).toString('latin1');
}

describe('writeInForm', () => {
  it('puts contents where the form has them', async () => {
    expect(await write(form({ how: 'stored' }))).toBe('<content>');
  });

  it.each<[string, PackageForm, number, number]>([
    ['a place behind the skeleton', form({ how: 'stored' }, 3), 1, 100],
    ['no place', { ...form({ how: 'stored' }), places: [] }, 1, 100],
    ['fewer entries than there are', form({ how: 'stored' }), 2, 100],
    ['a copy of what the base does not have', form({ how: 'copied' }), 1, 100],
    ['more bytes than there are to be', form({ how: 'stored' }), 1, 8],
    ['fields in a skeleton that has none', { ...form({ how: 'stored' }), computed: 'numbers' }, 1, 100],
    ['a recipe of nothing', form({ how: 'recipe', habits: HABITS, packedSize: 2 ** 20, recipe: Buffer.of(0) }), 1, 100],
  ])('throws DELTA_CONTAINER_CORRUPT for %s', async (_, how, count, size) => {
    await expect(write(how, count, size)).rejects.toThrowCode('DELTA_CONTAINER_CORRUPT');
  });
});
