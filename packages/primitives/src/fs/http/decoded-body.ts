import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PrimitivesError } from '../../errors.ts';

/** The bytes of an answer without their content coding. Throws `HTTP_RESPONSE_INVALID` for a coding we did not offer. */
export function decodedBody(response: IncomingMessage, path: string): AsyncIterable<Uint8Array> {
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (coding === 'identity') return response;
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipped(response, path);
  response.destroy();
  throw new PrimitivesError('HTTP_RESPONSE_INVALID', 'answer is compressed in a way we did not offer', {
    path,
    wanted: 'gzip',
    found: coding,
  });
}

async function* gunzipped(response: IncomingMessage, path: string): AsyncGenerator<Uint8Array> {
  // The callback is there so that an error comes out of the loop below and not out of the process.
  const plain = pipeline(response, createGunzip(), () => undefined);
  try {
    for await (const chunk of plain) yield chunk;
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw new PrimitivesError('HTTP_RESPONSE_INVALID', 'gzip of the answer is damaged', { path, cause });
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
