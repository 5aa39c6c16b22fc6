import { inflateRawSync } from 'node:zlib';
import { type Assembly, parseAssembly } from '../clr/parse-assembly.ts';
import { type DeflateTokens, readDeflate } from '../deflate-tokens/read-deflate.ts';
import { type EmbeddedSymbols, findEmbeddedSymbols } from '../pe/embedded-symbols.ts';

/** A file with what is known of its inside. Each question is answered once, when it is first asked. */
export interface OpenFile {
  readonly content: Uint8Array;
  /** `undefined` if it cannot be taken apart. */
  readonly assembly: () => Assembly | undefined;
  /** `undefined` if it has none, or none that can be packed again. */
  readonly symbols: () => OpenSymbols | undefined;
}

/** Symbols inside a file, unpacked. */
export interface OpenSymbols {
  readonly place: EmbeddedSymbols;
  readonly content: Uint8Array;
  readonly tokens: DeflateTokens;
}

export function openFile(content: Uint8Array, parse: typeof parseAssembly = parseAssembly): OpenFile {
  return {
    content,
    assembly: once(() => parse(content)),
    symbols: once(() => openSymbols(content)),
  };
}

function openSymbols(file: Uint8Array): OpenSymbols | undefined {
  const place = findEmbeddedSymbols(file);
  if (place === undefined) return undefined;
  const packed = file.subarray(place.offset, place.offset + place.packedSize);
  const tokens = readDeflate(packed, place.size);
  return tokens === undefined ? undefined : { place, content: inflateRawSync(packed), tokens };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
