import type { ByteSink } from '../byte-sink.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Digest } from '../digest.ts';
import type { HttpCredentials } from './credentials.ts';

export interface HttpRequest {
  readonly credentials?: HttpCredentials | undefined;
  /** Most bytes that the answer may have, decompressed. */
  readonly maxSize?: number;
}

export interface DocumentRequest extends HttpRequest {
  /** Of a copy that the caller has: `unchanged` is the answer when the server still has the same. */
  readonly etag?: string | undefined;
}

export type HttpDocument =
  | { readonly kind: 'document'; readonly url: string; readonly bytes: Uint8Array; readonly etag?: string }
  | { readonly kind: 'unchanged' };

export interface DownloadRequest extends HttpRequest {
  /**
   * What an earlier call put into the sink: only the rest is asked for. Nobody can tell whether the server still has the
   * same body, so `wanted` or the caller has to compare the whole.
   */
  readonly begun?: ByteSource;
  /** What the bytes must be. */
  readonly wanted?: { readonly size?: number; readonly digest?: Digest };
}

/** A change, and what must hold for it to be made. */
export interface ChangeRequest extends HttpRequest {
  /** Only where nothing is (RFC 9110 §13.1.2). */
  readonly ifNoneMatch?: '*';
  /** Only where the server still has this (RFC 9110 §13.1.1). */
  readonly ifMatch?: string;
}

/** What came of a change with a condition. */
export type PutAnswer = 'done' | 'refused' | 'unclear';

/** What was received. */
export interface Download {
  /** Where redirects ended. */
  readonly url: string;
  readonly size: number;
  readonly digest: Digest;
}

/**
 * Gets and puts things over HTTP. Every call throws `HTTP_URL_INVALID`, `HTTP_OFFLINE`, `HTTP_UNREACHABLE`, `HTTP_TIMEOUT`,
 * `HTTP_STATUS`, `HTTP_REDIRECT_REFUSED`, `HTTP_RESPONSE_INVALID`, `HTTP_TOO_LARGE` and `HTTP_CONTENT_CHANGED`. Setbacks
 * that may pass are thrown only when they come again and again.
 */
export interface HttpClient {
  /** A small document, compressed on its way; 16 MiB at most unless the request says otherwise. */
  document(url: string, request?: DocumentRequest): Promise<HttpDocument>;
  /**
   * Writes a body to `sink` in order, once: after a cut the rest is asked for, or the beginning is received again and
   * compared. 8 GiB at most unless the request says otherwise. Throws `HTTP_CONTENT_MISMATCH` at the end, and then the
   * caller discards what the sink has.
   */
  stream(url: string, sink: ByteSink, request?: DownloadRequest): Promise<Download>;
  /** The same into a file, which appears whole and checked or not at all. Also throws `FILE_WRITE_FAILED`. */
  download(url: string, path: string, request?: DownloadRequest): Promise<Download>;
  /**
   * Puts a small document. `refused` says that its condition does not hold (412), or that somebody else changes it at
   * this moment (409); `unclear` says the same of a second attempt, whose first may have been enough.
   */
  put(url: string, bytes: Uint8Array, request?: ChangeRequest): Promise<PutAnswer>;
  /** Removes a document, if it is there. */
  remove(url: string, request?: HttpRequest): Promise<void>;
}
