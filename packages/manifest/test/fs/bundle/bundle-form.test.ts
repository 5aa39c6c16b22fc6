import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { checkedChunks } from '../../../src/fs/bundle/bundle-form.ts';

const BYTES = Buffer.from('blob');

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  for (const letter of text) yield Buffer.from(letter);
}

async function take(text: string): Promise<number> {
  let taken = 0;
  const blob = { digest: digestBytes(BYTES), size: BYTES.length };
  for await (const chunk of checkedChunks(piecesOf(text), blob, 'blob')) taken += chunk.length;
  return taken;
}

describe('checkedChunks', () => {
  it('lets the right bytes pass, and throws for any others', async () => {
    expect(await take('blob')).toBe(4);
    for (const wrong of ['blo', 'blobs', 'bloB', ''])
      await expect(take(wrong)).rejects.toThrowCode('BUNDLE_DIGEST_MISMATCH');
  });
});
