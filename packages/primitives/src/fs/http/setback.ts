import { CodedError } from '../../coded-error.ts';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';

/** A failure that may pass. */
export interface Setback {
  readonly kind: 'setback';
  readonly error: PrimitivesError;
  /** Milliseconds that the server asks us to wait. */
  readonly retryAfter?: number | undefined;
}

// What another connection may not meet: Node's and the operating system's names.
const PASSING: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** What failed, if it may pass: a silent server, a cut connection, an answer that is no HTTP. Throws everything else. */
export function setbackOf(error: unknown, url: URL): Setback {
  if (error instanceof PrimitivesError) {
    const passes =
      error.code === 'HTTP_TIMEOUT' || (error.code === 'HTTP_UNREACHABLE' && isPassing(error.details.found));
    if (passes) return { kind: 'setback', error };
  } else if (error instanceof Error && !(error instanceof CodedError) && 'code' in error && isPassing(error.code)) {
    return { kind: 'setback', error: cut(error, url) };
  }
  throw error;
}

function isPassing(code: unknown): boolean {
  // HPE_: the parser of Node, for answers that are longer than they said or no HTTP at all.
  return typeof code === 'string' && (PASSING.has(code) || code.startsWith('HPE_'));
}

function cut(cause: Error & { readonly code: unknown }, url: URL): PrimitivesError {
  return new PrimitivesError('HTTP_UNREACHABLE', `connection to ${url.host} was cut`, {
    path: printableUrl(url),
    found: cause.code,
    cause,
  });
}

export function timedOut(message: string, url: URL, max: number): PrimitivesError {
  return new PrimitivesError('HTTP_TIMEOUT', message, { path: printableUrl(url), max });
}
