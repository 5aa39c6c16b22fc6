/** What a server says of a body, as far as it matters for getting the rest of it. */
export interface BodyHeaders {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly acceptRanges?: string | undefined;
  readonly contentEncoding?: string | undefined;
}

/**
 * The validator to send with If-Range, or `undefined` when the rest of the body cannot be asked for. Only a strong one
 * means equal bytes (RFC 9110 §8.8.1, §13.1.5). Positions in a compressed body are not positions in what we wrote.
 */
export function rangeValidator(headers: BodyHeaders): string | undefined {
  const { etag, lastModified, acceptRanges, contentEncoding } = headers;
  const isPlain = contentEncoding === undefined || contentEncoding === 'identity';
  if (!isPlain || acceptRanges?.trim().toLowerCase() === 'none') return undefined;
  if (etag === undefined) return lastModified;
  return etag.startsWith('"') ? etag : undefined;
}

/** The header that asks for a body from `position` on, whatever body that is by now. */
export function restHeaders(position: number): Readonly<Record<string, string>> {
  return position === 0 ? {} : { range: `bytes=${String(position)}-` };
}

/** The headers that ask for a body from `position` on, as long as it is still the one that `validator` names. */
export function rangeHeaders(position: number, validator: string | undefined): Readonly<Record<string, string>> {
  if (position === 0 || validator === undefined) return {};
  return { range: `bytes=${String(position)}-`, 'if-range': validator };
}

/** The first byte that a Content-Range header speaks of (RFC 9110 §14.4); `undefined` for one that says none. */
export function rangeStart(contentRange: string | undefined): number | undefined {
  const start = /^bytes (\d{1,15})-\d{1,15}\/(?:\d{1,15}|\*)$/i.exec(contentRange ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}
