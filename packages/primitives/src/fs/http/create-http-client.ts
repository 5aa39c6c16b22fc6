import { bytesSink, type ByteSink } from '../../byte-sink.ts';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';
import type {
  ChangeRequest,
  DocumentRequest,
  Download,
  DownloadRequest,
  HttpClient,
  HttpDocument,
  PutAnswer,
} from '../../http/http-client.ts';
import type { Environment } from '../../http/network-policy.ts';
import { partialBody, type PartialBody } from '../../http/partial-body.ts';
import { rangeHeaders, rangeStart, rangeValidator, restHeaders } from '../../http/resume.ts';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../http/retry.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { type HttpClock, SYSTEM_CLOCK } from './attempts.ts';
import { decodedBody } from './decoded-body.ts';
import type { HttpTimeouts } from './exchange.ts';
import { type Answer, type Ask, openSession, type Question } from './http-session.ts';

export interface HttpClientOptions {
  /** `OFFLINE`, `ALLOW_REMOTE`, `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are read from it. */
  readonly environment: Environment;
  /** By default 15 seconds to connect, one minute for the next byte, 30 minutes in all. */
  readonly timeouts?: Partial<HttpTimeouts>;
  readonly retry?: Partial<RetryPolicy>;
  /** To one host, 8 by default; more requests wait. */
  readonly maxConnections?: number;
  /** 10 by default. */
  readonly maxRedirects?: number;
  /** The system's by default. */
  readonly clock?: HttpClock;
}

const MAX_DOCUMENT_SIZE = 16 * 2 ** 20;
const MAX_DOWNLOAD_SIZE = 8 * 2 ** 30;
const DEFAULT_TIMEOUTS: HttpTimeouts = { connect: 15_000, idle: 60_000, total: 30 * 60_000 };

/** A client with connections of its own. It needs no closing. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const ask = openSession({
    maxConnections: 8,
    maxRedirects: 10,
    clock: SYSTEM_CLOCK,
    ...options,
    timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
    retry: { ...DEFAULT_RETRY_POLICY, ...options.retry },
  });
  return {
    document: (url, request = {}) => getDocument(ask, url, request),
    stream: (url, sink, request = {}) => getStream(ask, url, sink, request),
    put: (url, bytes, request = {}) => change(ask, url, { method: 'PUT', body: bytes, accepted: PUT_ANSWERS }, request),
    remove: async (url, request = {}) =>
      void (await change(ask, url, { method: 'DELETE', accepted: DELETE_ANSWERS }, request)),
    download: (url, path, request = {}) => writeFileAtomically(path, (sink) => getStream(ask, url, sink, request)),
  };
}

// RFC 9110 §9.3.4 and §9.3.5. 409 is what object stores say of two conditional writes at once.
const PUT_ANSWERS: ReadonlySet<number> = new Set([200, 201, 202, 204, 409, 412]);
const DELETE_ANSWERS: ReadonlySet<number> = new Set([200, 202, 204, 404, 410]);

/** Makes a change, or says that its condition does not hold. */
function change(
  ask: Ask,
  url: string,
  what: NonNullable<Question<PutAnswer>['change']>,
  { ifMatch, ifNoneMatch, ...request }: ChangeRequest,
): Promise<PutAnswer> {
  const length = what.body === undefined ? {} : { 'content-length': String(what.body.length) };
  const headers = {
    ...length,
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
  };
  let attempts = 0;
  return ask<PutAnswer>({
    url,
    request,
    change: what,
    headers: () => {
      attempts += 1;
      return headers;
    },
    take: ({ response }) => {
      response.resume();
      if (![409, 412].includes(response.statusCode ?? 0)) return Promise.resolve('done');
      return Promise.resolve(attempts === 1 ? 'refused' : 'unclear');
    },
  });
}

/** A document starts again after a setback: it is small. */
function getDocument(ask: Ask, url: string, { etag, ...request }: DocumentRequest): Promise<HttpDocument> {
  const headers = { 'accept-encoding': 'gzip', ...(etag === undefined ? {} : { 'if-none-match': etag }) };
  return ask<HttpDocument>({
    url,
    request,
    headers: () => headers,
    take: async (answer) => {
      if (answer.response.statusCode === 304 && etag !== undefined) {
        answer.response.resume();
        return { kind: 'unchanged' };
      }
      const sink = bytesSink();
      await receive(answer, partialBody(sink, printableUrl(answer.url), request.maxSize ?? MAX_DOCUMENT_SIZE));
      const document = { kind: 'document', url: answer.url.href, bytes: sink.bytes() } as const;
      const tag = answer.response.headers.etag;
      return tag === undefined ? document : { ...document, etag: tag };
    },
  });
}

async function getStream(ask: Ask, url: string, sink: ByteSink, request: DownloadRequest): Promise<Download> {
  const body = partialBody(sink, printable(url), request.wanted?.size ?? request.maxSize ?? MAX_DOWNLOAD_SIZE);
  if (request.begun !== undefined) await body.begin(request.begun);
  let validator: string | undefined;
  let isFirst = request.begun !== undefined;
  const download = await ask<Download>({
    url,
    request,
    headers: () => {
      const position = body.position();
      const range = isFirst ? restHeaders(position) : rangeHeaders(position, validator);
      return { 'accept-encoding': 'identity', ...range };
    },
    take: async (answer) => {
      isFirst = false;
      validator = validatorOf(answer);
      await receive(answer, body);
      return { url: answer.url.href, size: body.position(), digest: body.digest() };
    },
  });
  requireWanted(download, request.wanted);
  return download;
}

/** Not every text is an address; one that is none is refused later. */
function printable(text: string): string {
  const url = URL.parse(text);
  return url === null ? text : printableUrl(url);
}

function validatorOf({ response: { headers } }: Answer): string | undefined {
  return rangeValidator({
    etag: headers.etag,
    lastModified: headers['last-modified'],
    acceptRanges: headers['accept-ranges'],
    contentEncoding: headers['content-encoding'],
  });
}

/** Puts the body of an answer where it belongs. A part that is not the one we asked for is no answer. */
async function receive({ url, response }: Answer, body: PartialBody): Promise<void> {
  const from = response.statusCode === 200 ? 0 : rangeStart(response.headers['content-range']);
  if (from !== 0 && from !== body.position()) {
    response.destroy();
    throw new PrimitivesError('HTTP_RESPONSE_INVALID', 'answer is another part than we asked for', {
      path: printableUrl(url),
      wanted: body.position(),
      found: from,
    });
  }
  await body.accept(decodedBody(response, printableUrl(url)), from);
}

function requireWanted({ url, size, digest }: Download, wanted: DownloadRequest['wanted'] = {}): void {
  const mismatch = (what: string, right: unknown, found: unknown): PrimitivesError =>
    new PrimitivesError('HTTP_CONTENT_MISMATCH', `${what} of the download is not the one expected`, {
      path: printable(url),
      wanted: right,
      found,
    });
  if (wanted.size !== undefined && wanted.size !== size) throw mismatch('size', wanted.size, size);
  if (wanted.digest !== undefined && wanted.digest !== digest) throw mismatch('digest', wanted.digest, digest);
}
