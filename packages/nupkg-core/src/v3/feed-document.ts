import { NupkgError } from '../errors.ts';

/** Throws `FEED_RESPONSE_INVALID`, saying what a server seems to have sent instead of JSON. `url` names it. */
export function parseFeedDocument(bytes: Uint8Array, url: string): Readonly<Record<string, unknown>> {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const document = parseJson(text, url);
  if (!isJsonObject(document)) throw invalidDocument('is no JSON object', url);
  return document;
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function invalidDocument(what: string, url: string, cause?: unknown): NupkgError {
  return new NupkgError('FEED_RESPONSE_INVALID', `answer of the feed ${what}`, { path: url, cause });
}

function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidDocument(mistakenFor(text), url, cause);
  }
}

function mistakenFor(text: string): string {
  if (/^\s*(<!doctype html|<html)/i.test(text)) return 'is a web page, perhaps one to sign in';
  if (/^\s*</.test(text)) return 'is XML, perhaps of a V2 feed; its V3 address ends in index.json';
  return 'is not JSON';
}
