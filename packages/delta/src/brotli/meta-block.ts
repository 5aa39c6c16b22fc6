import { COMMANDS, COUNT_BASES, COUNT_BITS } from './alphabets.ts';
import type { BitReader } from './bit-reader.ts';
import { type PrefixCode, readPrefixCode } from './prefix-code.ts';

/** What a meta-block says before its commands (RFC 7932, §9.2). */
export interface MetaBlock {
  readonly literalBlocks: BlockTypes;
  readonly commandBlocks: BlockTypes;
  readonly distanceBlocks: BlockTypes;
  readonly postfixBits: number;
  readonly directCodes: number;
  /** By block type of literals. */
  readonly modes: readonly number[];
  readonly literalMap: readonly number[];
  readonly distanceMap: readonly number[];
  readonly literalCodes: readonly PrefixCode[];
  readonly commandCodes: readonly PrefixCode[];
  readonly distanceCodes: readonly PrefixCode[];
}

/** Which of several codes is in use; says so before each symbol. */
export interface BlockTypes {
  readonly count: number;
  /** The type of the next symbol; reads a switch where one stands. */
  next(bits: BitReader): number;
}

export function readMetaBlock(bits: BitReader): MetaBlock {
  const [literalBlocks, commandBlocks, distanceBlocks] = [readTypes(bits), readTypes(bits), readTypes(bits)];
  const postfixBits = bits.read(2);
  const directCodes = bits.read(4) << postfixBits;
  const modes = Array.from({ length: literalBlocks.count }, () => bits.read(2));
  const literals = readContextMap(bits, 64 * literalBlocks.count);
  const distances = readContextMap(bits, 4 * distanceBlocks.count);
  const readCodes = (count: number, alphabet: number): PrefixCode[] =>
    Array.from({ length: count }, () => readPrefixCode(bits, alphabet));
  return {
    literalBlocks,
    commandBlocks,
    distanceBlocks,
    postfixBits,
    directCodes,
    modes,
    literalMap: literals.map,
    distanceMap: distances.map,
    literalCodes: readCodes(literals.trees, 256),
    commandCodes: readCodes(commandBlocks.count, COMMANDS),
    distanceCodes: readCodes(distances.trees, 16 + directCodes + (48 << postfixBits)),
  };
}

/** A number from 1 to 256. */
function readCount(bits: BitReader): number {
  if (bits.read(1) === 0) return 1;
  const width = bits.read(3);
  return 2 ** width + bits.read(width) + 1;
}

/** §6. */
function readTypes(bits: BitReader): BlockTypes {
  const count = readCount(bits);
  if (count < 2) return { count, next: () => 0 };
  const [typeCode, countCode] = [readPrefixCode(bits, count + 2), readPrefixCode(bits, COUNT_BASES.length)];
  const readLength = (from: BitReader): number => {
    const code = countCode(from);
    return (COUNT_BASES[code] ?? 0) + from.read(COUNT_BITS[code] ?? 0);
  };
  let left = readLength(bits);
  let [type, before] = [0, 1];
  return {
    count,
    next: (from) => {
      if (left === 0) {
        const code = typeCode(from);
        const next = code === 0 ? before : code === 1 ? (type + 1) % count : code - 2;
        [before, type] = [type, next];
        left = readLength(from);
      }
      left -= 1;
      return type;
    },
  };
}

/** §7.3. */
function readContextMap(bits: BitReader, size: number): { readonly trees: number; readonly map: readonly number[] } {
  const trees = readCount(bits);
  if (trees < 2) return { trees, map: new Array<number>(size).fill(0) };
  const runs = bits.read(1) === 0 ? 0 : bits.read(4) + 1;
  const code = readPrefixCode(bits, trees + runs);
  const map: number[] = [];
  while (map.length < size) {
    const symbol = code(bits);
    if (symbol > runs) map.push(symbol - runs);
    else if (symbol === 0) map.push(0);
    else for (let left = 2 ** symbol + bits.read(symbol); left > 0 && map.length < size; left -= 1) map.push(0);
  }
  return { trees, map: bits.read(1) === 1 ? movedToFront(map) : map };
}

function movedToFront(map: readonly number[]): number[] {
  const order = Array.from({ length: 256 }, (_, index) => index);
  return map.map((index) => {
    const [value = 0] = order.splice(index, 1);
    order.unshift(value);
    return value;
  });
}
