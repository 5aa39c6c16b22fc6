import { describe, expect, it } from 'vitest';
import { partialBody, type PartialBody } from '../../src/http/partial-body.ts';
import { bytesSink, type BytesSink, bytesSource, digestBytes } from '../../src/index.ts';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* cut(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  throw Object.assign(new Error('cut'), { code: 'CUT' });
}

async function begun(max = 100): Promise<{ body: PartialBody; sink: BytesSink }> {
  const sink = bytesSink();
  const body = partialBody(sink, 'http://feed.test/a', max);
  await expect(body.accept(cut('hello'), 0)).rejects.toThrowCode('CUT');
  return { body, sink };
}

describe('partialBody', () => {
  it('continues where it was cut', async () => {
    const { body, sink } = await begun();
    await body.accept(chunks(' ', 'world'), 5);
    expect(Buffer.from(sink.bytes()).toString()).toBe('hello world');
    expect([body.position(), body.digest()]).toEqual([11, digestBytes(Buffer.from('hello world'))]);
  });

  it.each([[['hello world']], [['he', 'llo wo', 'rld']], [['hello', ' world']]])(
    'does not write twice what comes again as %j',
    async (texts) => {
      const { body, sink } = await begun();
      await body.accept(chunks(...texts), 0);
      expect(Buffer.from(sink.bytes()).toString()).toBe('hello world');
    },
  );

  it('goes on from what the sink had before', async () => {
    const sink = bytesSink();
    const body = partialBody(sink, 'http://feed.test/a', 100);
    await body.begin(bytesSource(Buffer.from('hello')));
    await body.accept(chunks(' world'), 5);
    expect(Buffer.from(sink.bytes()).toString()).toBe(' world');
    expect([body.position(), body.digest()]).toEqual([11, digestBytes(Buffer.from('hello world'))]);
  });

  it.each([[['hallo world']], [['hell']], [[]]])('refuses %j as the same body', async (texts) => {
    const { body, sink } = await begun();
    await expect(body.accept(chunks(...texts), 0)).rejects.toThrowCode('HTTP_CONTENT_CHANGED');
    expect(Buffer.from(sink.bytes()).toString()).toBe('hello');
  });

  it('is cut again while it comes again', async () => {
    const { body, sink } = await begun();
    await expect(body.accept(cut('he'), 0)).rejects.toThrowCode('CUT');
    await body.accept(chunks('hello!'), 0);
    expect(Buffer.from(sink.bytes()).toString()).toBe('hello!');
  });

  it('writes nothing above the limit', async () => {
    const { body, sink } = await begun(8);
    await expect(body.accept(chunks('123', '4'), 5)).rejects.toThrowCode('HTTP_TOO_LARGE');
    expect(Buffer.from(sink.bytes()).toString()).toBe('hello123');
  });
});
