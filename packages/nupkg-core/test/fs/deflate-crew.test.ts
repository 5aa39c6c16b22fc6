import { sampleContent } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { deflateCrew } from '../../src/fs/deflate-crew.ts';
import type { DeflateRequest } from '../../src/fs/deflate-work.ts';
import { deflateCanonically } from '../../src/index.ts';

const NONE = new Uint8Array();

function request(seed: number, size: number): DeflateRequest {
  const content = Uint8Array.from(sampleContent(seed, size));
  return { kind: 'segment', segment: { content, window: new Uint8Array(), isLast: true }, memory: content };
}

describe('deflateCrew', () => {
  it.each([0, 1, 2])('does everything with %s helpers', async (helpers) => {
    const crew = deflateCrew(helpers);
    const sizes = [900_000, 900_000, 900_000, 0, 10, 900_000, 70_000];
    const asked = sizes.map((size, seed) => crew.do(request(seed, size), size));
    for (const [seed, answer] of (await Promise.all(asked)).entries()) {
      const wanted = deflateCanonically(sampleContent(seed, sizes[seed] ?? 0));
      expect(answer.kind === 'segment' && Buffer.compare(answer.deflated, wanted)).toBe(0);
    }
    await crew.stop();
  });

  it('does a part of the work where it is asked for', async () => {
    const crew = deflateCrew(1);
    const requests = Array.from({ length: 6 }, (_, seed) => request(seed, 1_000_000));
    await Promise.all(requests.map((each) => crew.do(each, 1_000_000)));
    // Memory that went to a helper has gone from here.
    const here = requests.filter((each) => each.kind === 'segment' && each.memory?.length === 1_000_000);
    expect(here.length).toBeGreaterThan(0);
    expect(here.length).toBeLessThan(6);
    await crew.stop();
  });

  it('gives a helper as much as it is told to, as far as that waits', async () => {
    const crew = deflateCrew(1);
    const requests = Array.from({ length: 6 }, (_, seed) => request(seed, 1_000_000));
    const answers = requests.map((each) => crew.do(each, 1_000_000));
    await crew.handOver(5_000_000);
    const left = requests.filter((each) => each.kind === 'segment' && each.memory?.length === 1_000_000);
    // Without being told, it would leave three, of which one or two are done here meanwhile.
    expect(left.length).toBeLessThan(3);
    await crew.handOver(9_000_000);
    await expect(Promise.all(answers)).resolves.toHaveLength(6);
    await crew.stop();
  });

  it('begins the largest first when little is left', async () => {
    const crew = deflateCrew(0);
    const done: number[] = [];
    const ask = async (size: number): Promise<void> => {
      await crew.do(request(1, size), size);
      done.push(size);
    };
    await Promise.all([10, 30, 70_000, 20].map(ask));
    // The first is begun before the others are asked for.
    expect(done).toEqual([10, 70_000, 30, 20]);
    await crew.stop();
  });

  it('keeps the order in which much is asked for', async () => {
    const crew = deflateCrew(0);
    const done: number[] = [];
    const sizes = [6, 9, 9, 3, 8];
    const ask = async (mebibytes: number, at: number): Promise<void> => {
      // What is said of a size decides, whatever is deflated.
      await crew.do(request(at, 10), mebibytes * 2 ** 20);
      done.push(at);
    };
    await Promise.all(sizes.map(ask));
    // 29 and 20 MiB wait after the first and the second, then 11.
    expect(done).toEqual([0, 1, 2, 4, 3]);
    await crew.stop();
  });

  it.each([1, 2])('does what each thread could do, with %s helpers that have all of it', async (helpers) => {
    const crew = deflateCrew(helpers);
    const asked = Array.from({ length: 9 }, async (_, seed) => {
      const content = new Uint8Array(new SharedArrayBuffer(700_000));
      content.set(sampleContent(seed, 700_000));
      const answer = await crew.do({ kind: 'segment', segment: { content, window: NONE, isLast: true } }, 700_000);
      const wanted = deflateCanonically(sampleContent(seed, 700_000));
      return answer.kind === 'segment' && Buffer.compare(answer.deflated, wanted) === 0;
    });
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
    await crew.stop();
  });

  it.each([0, 1])('says what went wrong with %s helpers, and does the next thing', async (helpers) => {
    const crew = deflateCrew(helpers);
    const segment = { content: new Uint8Array(2 ** 25), window: new Uint8Array(), isLast: true };
    await expect(crew.do({ kind: 'segment', segment }, 1)).rejects.toThrow(RangeError);
    await expect(crew.do(request(1, 10), 10)).resolves.toMatchObject({ kind: 'segment' });
    await crew.stop();
  });
});
