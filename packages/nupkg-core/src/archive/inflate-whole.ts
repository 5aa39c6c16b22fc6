import { promisify } from 'node:util';
import { inflateRaw, inflateRawSync } from 'node:zlib';

/** What zlib takes at least. */
const MIN_CHUNK_SIZE = 1024;

/** All of a content, and how many bytes of the input it took. */
export interface InflatedWhole {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly taken: number;
}

const inflateElsewhere = promisify(inflateRaw);

/**
 * Inflates content that is `size` bytes long, in one call. Throws what zlib throws: `ERR_BUFFER_TOO_LARGE` for content
 * that is longer.
 */
export function inflateWhole(packed: Uint8Array, size: number): InflatedWhole {
  return asInflated(inflateRawSync(packed, optionsFor(size)));
}

/** The same in a thread of the runtime, while this one does something else. */
export async function inflateWholeAside(packed: Uint8Array, size: number): Promise<InflatedWhole> {
  return asInflated(await inflateElsewhere(packed, optionsFor(size)));
}

function optionsFor(size: number): { chunkSize: number; maxOutputLength: number; info: true } {
  return {
    // What it comes to, if it is what it says; with a byte left, nobody has to ask whether there is more.
    chunkSize: Math.max(MIN_CHUNK_SIZE, size + 1),
    maxOutputLength: size + 1,
    info: true,
  };
}

function asInflated(inflated: unknown): InflatedWhole {
  if (!isInflated(inflated)) throw new TypeError('zlib did not say what it took');
  return { bytes: inflated.buffer, taken: inflated.engine.bytesWritten };
}

/** With `info`, Node answers so; its types do not know. */
interface Inflated {
  readonly buffer: Uint8Array<ArrayBuffer>;
  readonly engine: { readonly bytesWritten: number };
}

function isInflated(value: unknown): value is Inflated {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}
