import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cutAfter, type TestServer, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../../src/fs/index.ts';
import { bytesSink, bytesSource, digestBytes, type HttpClient } from '../../../src/index.ts';

const BODY = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));

/** A clock that waits for nothing, and remembers for how long it would have. */
function patientClock(): { readonly waits: readonly number[]; readonly options: Partial<HttpClientOptions> } {
  const waits: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  return { waits, options: { clock: { now: () => 0, random: () => 1, sleep } } };
}

function clientFor(options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({ environment: {}, ...patientClock().options, ...options });
}

/** The answers of a server, one for each request; the last one again after that. */
function inTurn(...answers: readonly ((response: ServerResponse) => void)[]): RequestListener {
  let count = 0;
  return (_, response) => answers[Math.min(count++, answers.length - 1)]?.(response);
}

/** The whole body, or the part that is asked for. */
const ranged: RequestListener = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const range = `bytes ${String(from)}-${String(BODY.length - 1)}/${String(BODY.length)}`;
  response.writeHead(from === 0 ? 200 : 206, { etag: '"1"', ...(from === 0 ? {} : { 'content-range': range }) });
  response.end(BODY.subarray(from));
};

async function received(client: HttpClient, { url }: TestServer): Promise<Uint8Array> {
  const sink = bytesSink();
  await client.stream(`${url}/a`, sink);
  return sink.bytes();
}

describe('createHttpClient', () => {
  it('asks for the rest after a cut', async () => {
    let cuts = 0;
    const answer: RequestListener = (request, response) => {
      if (cuts++ === 0) cutAfter(response, BODY.subarray(0, 70_000), BODY.length);
      else ranged(request, response);
    };
    await withHttpServer(answer, async (server) => {
      expect(digestBytes(await received(clientFor(), server))).toBe(digestBytes(BODY));
      const [, second] = server.requests;
      expect(second?.headers.range).toMatch(/^bytes=\d+-$/);
      expect(second?.headers['if-range']).toBe('"1"');
      expect(second?.headers['user-agent']).toBe('nuspine');
    });
  });

  it('compares the beginning when the whole body comes again', async () => {
    const cut = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': BODY.length });
      response.write(BODY.subarray(0, 1000), () => response.destroy());
    };
    await withHttpServer(
      inTurn(cut, (response) => response.end(BODY)),
      async (server) => {
        expect(digestBytes(await received(clientFor(), server))).toBe(digestBytes(BODY));
        expect(server.requests[1]?.headers.range).toBeUndefined();
      },
    );
  });

  it('asks only for the rest of what was begun before', async () => {
    await withHttpServer(ranged, async (server) => {
      const sink = bytesSink();
      const begun = bytesSource(BODY.subarray(0, 1000));
      const { size, digest } = await clientFor().stream(`${server.url}/a`, sink, { begun });
      expect([size, digest]).toEqual([BODY.length, digestBytes(BODY)]);
      expect(Buffer.compare(sink.bytes(), BODY.subarray(1000))).toBe(0);
      expect(server.requests[0]?.headers).toMatchObject({ range: 'bytes=1000-' });
    });
  });

  it('refuses to go on from something else when the whole body comes', async () => {
    await withHttpServer(
      (_, response) => response.end(BODY),
      async ({ url }) => {
        const begun = bytesSource(Buffer.alloc(1000, 9));
        const run = clientFor().stream(`${url}/a`, bytesSink(), { begun });
        await expect(run).rejects.toThrowCode('HTTP_CONTENT_CHANGED');
      },
    );
  });

  it('refuses to join two bodies', async () => {
    const other = Buffer.alloc(BODY.length, 7);
    const cut = (response: ServerResponse): void => {
      cutAfter(response, BODY.subarray(0, 70_000), BODY.length);
    };
    await withHttpServer(
      inTurn(cut, (response) => response.end(other)),
      async (server) => {
        await expect(received(clientFor(), server)).rejects.toThrowCode('HTTP_CONTENT_CHANGED');
      },
    );
  });

  it.each(['bytes 5-9/10', 'nonsense'])('refuses the part "%s", which it did not ask for', async (range) => {
    const answer: RequestListener = (_, response) => response.writeHead(206, { 'content-range': range }).end('12345');
    await withHttpServer(answer, async (server) => {
      await expect(received(clientFor(), server)).rejects.toThrowCode('HTTP_RESPONSE_INVALID');
    });
  });

  it('tries again when a server is in trouble, as long as it asks for', async () => {
    const { waits, options } = patientClock();
    const answers = inTurn(
      (response) => response.writeHead(503).end(),
      (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
      (response) => response.end('ok'),
    );
    await withHttpServer(answers, async (server) => {
      expect(Buffer.from(await received(clientFor(options), server)).toString()).toBe('ok');
      expect(waits).toEqual([500, 7000]);
    });
  });

  it.each([
    [404, 1],
    [401, 1],
    [503, 5],
  ])('gives up on %s after %s requests', async (status, count) => {
    await withHttpServer(
      (_, response) => response.writeHead(status).end('no'),
      async (server) => {
        await expect(received(clientFor(), server)).rejects.toMatchObject({
          code: 'HTTP_STATUS',
          details: { found: status },
        });
        expect(server.requests).toHaveLength(count);
      },
    );
  });

  it('gives up on a server that cuts every connection, or is not there', async () => {
    let gone = '';
    await withHttpServer(
      (request) => request.socket.destroy(),
      async (server) => {
        gone = server.url;
        await expect(received(clientFor(), server)).rejects.toThrowCode('HTTP_UNREACHABLE');
        expect(server.requests).toHaveLength(5);
      },
    );
    await expect(clientFor().document(gone)).rejects.toThrowCode('HTTP_UNREACHABLE');
  });

  it.each([
    ['before the headers', false],
    ['within the body', true],
  ])('does not wait for ever %s', async (_, hasStarted) => {
    const answer: RequestListener = (_request, response) => {
      if (hasStarted) response.writeHead(200, { 'content-length': 10 }).write('12345');
    };
    await withHttpServer(answer, async (server) => {
      // Long enough for a request to arrive on a machine with other work.
      const idle = clientFor({ timeouts: { idle: 300 }, retry: { maxAttempts: 2 } });
      await expect(received(idle, server)).rejects.toThrowCode('HTTP_TIMEOUT');
      expect(server.requests).toHaveLength(2);
      await expect(received(clientFor({ timeouts: { total: 30 } }), server)).rejects.toThrowCode('HTTP_TIMEOUT');
    });
  });

  it('asks nobody when it is offline', async () => {
    await withHttpServer(ranged, async (server) => {
      const client = clientFor({ environment: { OFFLINE: '1' } });
      await expect(client.document(server.url)).rejects.toThrowCode('HTTP_OFFLINE');
      expect(server.requests).toHaveLength(0);
    });
  });

  it('goes through the proxy that the environment names, but not to the hosts that it excepts', async () => {
    await withHttpServer(
      (request, response) => response.end(request.url),
      async (proxy) => {
        const environment = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
        const document = await clientFor({ environment }).document('http://feed.test/index.json');
        expect(document.kind === 'document' && Buffer.from(document.bytes).toString()).toBe(
          'http://feed.test/index.json',
        );
        const direct = await clientFor({ environment }).document(`${proxy.url}/direct`);
        expect(direct.kind === 'document' && Buffer.from(direct.bytes).toString()).toBe('/direct');
      },
    );
  });

  it('keeps credentials from every server but the one they are for', async () => {
    await withHttpServer(ranged, async (cdn) => {
      const redirect: RequestListener = ({ url }, response) =>
        response.writeHead(302, { location: url === '/a' ? '/b' : `${cdn.url}/c` }).end();
      await withHttpServer(redirect, async (feed) => {
        const credentials = { server: new URL(feed.url), username: 'ada', password: 'secret' };
        const { url } = await clientFor().stream(`${feed.url}/a`, bytesSink(), { credentials });
        expect(url).toBe(`${cdn.url}/c`);
        expect(feed.requests.map(({ headers }) => headers.authorization)).toEqual(
          Array(2).fill('Basic YWRhOnNlY3JldA=='),
        );
        expect(cdn.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
      });
    });
  });

  it('does not run in circles', async () => {
    await withHttpServer(
      (_, response) => response.writeHead(302, { location: '/a' }).end(),
      async (server) => {
        await expect(received(clientFor({ maxRedirects: 3 }), server)).rejects.toThrowCode('HTTP_REDIRECT_REFUSED');
        expect(server.requests).toHaveLength(4);
      },
    );
  });

  it('unpacks a document, within its limit, and keeps its etag', async () => {
    const answer: RequestListener = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', etag: 'W/"2"' }).end(gzipSync(BODY));
    await withHttpServer(answer, async ({ url }) => {
      const document = await clientFor().document(url);
      expect(document).toMatchObject({ kind: 'document', etag: 'W/"2"', bytes: { length: BODY.length } });
      await expect(clientFor().document(url, { maxSize: 199_999 })).rejects.toThrowCode('HTTP_TOO_LARGE');
    });
  });

  it('is told when a document has not changed', async () => {
    const answer: RequestListener = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"2"' ? 304 : 200).end();
    await withHttpServer(answer, async ({ url }) => {
      expect((await clientFor().document(url, { etag: '"2"' })).kind).toBe('unchanged');
      expect((await clientFor().document(url, { etag: '"3"' })).kind).toBe('document');
    });
  });

  it('makes no more connections than it may', async () => {
    let open = 0;
    let most = 0;
    const answer: RequestListener = (_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.end('ok');
      }, 5);
    };
    await withHttpServer(answer, async ({ url }) => {
      const client = clientFor({ maxConnections: 2 });
      await Promise.all(Array.from({ length: 8 }, (_, at) => client.document(`${url}/${String(at)}`)));
      expect(most).toBe(2);
    });
  });

  it('downloads a file that appears whole', async () => {
    await withTemporaryFolder(async (folder) => {
      await withHttpServer(ranged, async ({ url }) => {
        const path = join(folder, 'a.bin');
        const digest = digestBytes(BODY);
        const download = await clientFor().download(url, path, { wanted: { size: BODY.length, digest } });
        expect(download).toEqual({ url: `${url}/`, size: BODY.length, digest });
        expect(digestBytes(await readFile(path))).toBe(digest);
      });
    });
  });

  it.each([
    ['longer', { size: BODY.length - 1 }, 'HTTP_TOO_LARGE'],
    ['shorter', { size: BODY.length + 1 }, 'HTTP_CONTENT_MISMATCH'],
    ['another', { digest: digestBytes(Buffer.from('other')) }, 'HTTP_CONTENT_MISMATCH'],
  ])('leaves nothing of a download that is %s than it must be', async (_, wanted, code) => {
    await withTemporaryFolder(async (folder) => {
      await withHttpServer(ranged, async ({ url }) => {
        await expect(clientFor().download(url, join(folder, 'a.bin'), { wanted })).rejects.toThrowCode(code);
        expect(await readdir(folder)).toEqual([]);
      });
    });
  });

  it('says which folder cannot be written, rather than that the server is at fault', async () => {
    await withTemporaryFolder(async (folder) => {
      await withHttpServer(ranged, async ({ url }) => {
        const failed = clientFor().download(url, join(folder, 'none', 'a.bin'));
        await expect(failed).rejects.toThrowCode('FILE_WRITE_FAILED');
      });
    });
  });
});

describe('HttpClient.put', () => {
  it('sends the bytes and the condition', async () => {
    const bodies: string[] = [];
    const answer: RequestListener = (request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString('utf8')));
      request.on('end', () => response.writeHead(request.method === 'PUT' ? 201 : 204).end());
    };
    await withHttpServer(answer, async ({ url, requests }) => {
      const client = clientFor();
      expect(await client.put(`${url}/a`, Buffer.from('one'), { ifNoneMatch: '*' })).toBe('done');
      expect(await client.put(`${url}/a`, Buffer.from('two'), { ifMatch: '"1"' })).toBe('done');
      await client.remove(`${url}/a`);
      expect(bodies).toEqual(['one', 'two']);
      expect(requests.map(({ method, headers }) => [method, headers['if-none-match'], headers['if-match']])).toEqual([
        ['PUT', '*', undefined],
        ['PUT', undefined, '"1"'],
        ['DELETE', undefined, undefined],
      ]);
    });
  });

  it.each([409, 412])('says that the condition does not hold: %i', async (status) => {
    await withHttpServer(
      inTurn((response) => response.writeHead(status).end()),
      async ({ url }) => {
        expect(await clientFor().put(url, BODY, { ifNoneMatch: '*' })).toBe('refused');
      },
    );
  });

  it('does not know after a cut connection whether the first attempt was enough', async () => {
    const cut = inTurn(
      (response) => response.destroy(),
      (response) => response.writeHead(412).end(),
    );
    await withHttpServer(cut, async ({ url }) => {
      expect(await clientFor().put(url, Buffer.from('x'), { ifNoneMatch: '*' })).toBe('unclear');
    });
  });

  it('is not sent on to another place', async () => {
    const redirect = inTurn((response) => response.writeHead(307, { location: '/b' }).end());
    await withHttpServer(redirect, async ({ url }) => {
      await expect(clientFor().put(url, BODY)).rejects.toThrowCode('HTTP_REDIRECT_REFUSED');
    });
  });

  it('says what the server says', async () => {
    await withHttpServer(
      inTurn((response) => response.writeHead(403).end()),
      async ({ url }) => {
        await expect(clientFor().put(url, BODY)).rejects.toThrowCode('HTTP_STATUS');
        await expect(clientFor().remove(url)).rejects.toThrowCode('HTTP_STATUS');
      },
    );
  });
});
