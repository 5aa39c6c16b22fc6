import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { digestBytes } from '@nuspine/primitives';
import { sampleContent, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  type DeflateAnswer,
  deflateWork,
  finishWork,
  memoryOf,
  newClaim,
  takeClaim,
} from '../../src/fs/deflate-work.ts';
import { deflateCanonically } from '../../src/index.ts';

const content = sampleContent(1, 1_200_000);
const packed = deflateRawSync(content);

/** What is asked for content that stands at `offset` in a file. */
async function withRequest(
  request: { readonly offset: number; readonly compressedSize: number },
  use: (answer: DeflateAnswer, steps: number) => void,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'file'), Buffer.concat([Buffer.alloc(7), packed]));
    const file = await open(join(folder, 'file'));
    try {
      const facts = { method: 'deflate' as const, size: content.length, crc32: crc32(content), descriptor: file.fd };
      const whole = { kind: 'content' as const, content: { ...facts, ...request }, sha256: true };
      use(finishWork(whole), [...deflateWork(whole)].length);
    } finally {
      await file.close();
    }
  });
}

describe('deflateWork', () => {
  it('deflates a segment and hands its memory back', () => {
    const memory = Uint8Array.from(content.subarray(0, 50_000));
    const segment = { content: memory, window: new Uint8Array(), isLast: true };
    expect(finishWork({ kind: 'segment', segment })).toEqual({ kind: 'segment', deflated: expect.any(Uint8Array) });
    const answer = finishWork({ kind: 'segment', segment, memory });
    expect(answer).toMatchObject({ memory });
    expect(memoryOf(answer)).toHaveLength(2);
    expect(answer.kind === 'segment' && Buffer.compare(answer.deflated, deflateCanonically(memory))).toBe(0);
  });

  it('reads a content where it stands, and deflates it in steps', async () => {
    await withRequest({ offset: 7, compressedSize: packed.length }, (answer, pauses) => {
      expect(pauses).toBe(1);
      const repacked = answer.kind === 'content' ? answer.repacked : undefined;
      expect(Buffer.compare(Buffer.concat(repacked?.deflated ?? []), deflateCanonically(content))).toBe(0);
      expect(`sha256:${repacked?.sha256 ?? ''}`).toBe(digestBytes(content));
      expect(memoryOf(answer)).toHaveLength(2);
    });
  });

  it('leaves a content that is cut off to those who say why', async () => {
    await withRequest({ offset: 8, compressedSize: packed.length }, (answer) => {
      expect(answer).toEqual({ kind: 'content', repacked: undefined });
      expect(memoryOf(answer)).toEqual([]);
    });
  });

  it('leaves a file that cannot be read to those who say why', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'folder'));
      const file = await open(join(folder, 'folder'));
      try {
        const facts = { method: 'store' as const, size: 5, compressedSize: 5, crc32: 0 };
        const asked = { ...facts, descriptor: file.fd, offset: 0 };
        expect(finishWork({ kind: 'content', content: asked, sha256: false })).toMatchObject({ repacked: undefined });
      } finally {
        await file.close();
      }
    });
  });
});

describe('takeClaim', () => {
  it('gives a claim to the first that takes it', () => {
    const [claim, other] = [newClaim(), newClaim()];
    expect([takeClaim(claim), takeClaim(claim), takeClaim(other)]).toEqual([true, false, true]);
  });
});

describe('newClaim', () => {
  it('can be seen in all threads', () => {
    expect(newClaim().buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
