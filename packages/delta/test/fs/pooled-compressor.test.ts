import { deflateSegment } from '@nuspine/nupkg-core';
import { describe, expect, it } from 'vitest';
import { pooledCompressor } from '../../src/fs/pooled-compressor.ts';
import { type ThreadPool, withThreadPool } from '../../src/fs/thread-pool.ts';

const LARGE = 5 * 2 ** 20;
/** A segment that is worth handing to a thread. */
const LARGE_SEGMENT = 2 ** 15;

const UNWILLING: ThreadPool = { run: () => Promise.reject(new Error('asked')), isBusy: () => false };

describe('pooledCompressor', () => {
  it('gives the bytes that deflating here gives, of memory that is used again at once', async () => {
    const text = Buffer.from('the same words over and over, '.repeat(1500));
    const segment = { content: Buffer.from(text), window: text.subarray(0, 100), isLast: true };
    const deflated = await withThreadPool(2, (pool) => {
      const compressor = pooledCompressor(pool, 2);
      compressor.expect?.(LARGE);
      const all = Array.from({ length: 4 }, () => compressor.deflate({ ...segment, content: Buffer.from(text) }));
      const reused = compressor.deflate(segment);
      segment.content.fill(0);
      return Promise.all([...all, reused]);
    });
    const wanted = Buffer.from(deflateSegment({ ...segment, content: text }));
    expect(deflated.map((bytes) => Buffer.compare(bytes, wanted))).toEqual([0, 0, 0, 0, 0]);
  });

  it('hands over memory that threads see without a copy', async () => {
    const content = new Uint8Array(new SharedArrayBuffer(LARGE_SEGMENT));
    const seen: unknown[] = [];
    const pool: ThreadPool = {
      run: (taskFor) => {
        const task = taskFor(0);
        if (task.kind === 'deflate') seen.push(task.segment.content);
        return Promise.resolve(new Uint8Array());
      },
      isBusy: () => false,
    };
    const compressor = pooledCompressor(pool, 2);
    compressor.expect?.(LARGE);
    await compressor.deflate({ content, window: new Uint8Array(), isLast: true });
    expect(seen).toEqual([content]);
    expect(seen[0]).toBe(content);
  });

  it('leaves the threads alone for little', async () => {
    const segment = { content: Buffer.alloc(LARGE_SEGMENT), window: new Uint8Array(), isLast: true };
    const deflated = await pooledCompressor(UNWILLING, 2).deflate(segment);
    expect(Buffer.compare(deflated, deflateSegment(segment))).toBe(0);
  });

  it('leaves the threads alone for a little of much', async () => {
    const compressor = pooledCompressor(UNWILLING, 2);
    compressor.expect?.(LARGE);
    const segment = { content: Buffer.from('abc'), window: new Uint8Array(), isLast: true };
    expect(Buffer.compare(await compressor.deflate(segment), deflateSegment(segment))).toBe(0);
  });

  it('refuses an answer to another question', async () => {
    const compressor = pooledCompressor({ run: () => Promise.resolve(undefined), isBusy: () => false }, 2);
    compressor.expect?.(LARGE);
    const segment = { content: Buffer.alloc(LARGE_SEGMENT), window: new Uint8Array(), isLast: true };
    await expect(compressor.deflate(segment)).rejects.toThrowCode('DELTA_ENGINE_WRONG');
  });
});
