import { type ByteReader, byteReader } from '../nuspine/byte-reader.ts';
import { byteWriter, type ByteWriter } from '../nuspine/byte-writer.ts';
import {
  BLOCK,
  CODE_LENGTH_ORDER,
  FIRST_LENGTH_CODE,
  MAX_DISTANCE,
  MAX_MATCH,
  MAX_STORED,
  REPEAT_CODES,
} from './deflate-format.ts';
import { type DeflateHabits, tokenPredictor } from './predict-token.ts';
import { type DeflateBlock, type DeflateTokens } from './read-deflate.ts';
import { type NextToken, writeDeflate } from './write-deflate.ts';
import { DeltaError } from '../errors.ts';

/** What a compressor did otherwise than its habits say, and its blocks: with the content it gives the stream again. */
export function formatDeflateRecipe(
  content: Uint8Array,
  { blocks, lengths, distances }: DeflateTokens,
  habits: DeflateHabits,
): Uint8Array {
  const writer = byteWriter();
  const predict = tokenPredictor(content, habits);
  writer.number(blocks.length);
  for (const block of blocks) writeBlock(writer, block);
  let [at, next, run] = [0, 0, 0];
  const writeToken = (): void => {
    const length = lengths[next] ?? 1;
    const distance = distances[next] ?? 0;
    const expected = predict.length(at);
    const nearest = length === 1 ? 0 : predict.distance(at, length);
    if (length === expected && distance === nearest) run += 1;
    else {
      writer.number(run);
      writer.number(length);
      if (length > 1) writer.number(distance === nearest ? 0 : distance);
      run = 0;
    }
    at += length;
    next += 1;
  };
  for (const { type, tokens } of blocks) {
    if (type === BLOCK.stored) at += tokens;
    else for (let left = tokens; left > 0; left -= 1) writeToken();
  }
  return writer.written();
}

function writeBlock(writer: ByteWriter, { type, tokens, header }: DeflateBlock): void {
  writer.byte(type);
  writer.number(tokens);
  for (const value of header) writer.byte(value);
}

/**
 * Packs `content` into `size` bytes as the recipe says. Throws `DELTA_CONTAINER_CORRUPT` or `DELTA_CONTAINER_TRUNCATED`
 * for what is no recipe; one of another content gives other bytes.
 */
export function followDeflateRecipe(
  content: Uint8Array,
  recipe: Uint8Array,
  habits: DeflateHabits,
  size: number,
): Uint8Array {
  const reader = byteReader(recipe, 'recipe of a deflate stream');
  const count = reader.number();
  if (count > recipe.length) throw corrupt('has more blocks than it can say');
  const blocks = Array.from({ length: count }, () => readBlock(reader));
  return writeDeflate(content, blocks, tokenReader(content, reader, habits), size);
}

function readBlock(reader: ByteReader): DeflateBlock {
  const type = reader.byte();
  if (type > BLOCK.dynamic) throw corrupt('has a block of no known type');
  const tokens = reader.number();
  if (type === BLOCK.stored && tokens > MAX_STORED) throw corrupt('stores more than a block may have');
  return { type, tokens, header: type === BLOCK.dynamic ? readHeader(reader) : [] };
}

function readHeader(reader: ByteReader): number[] {
  const header = [reader.byte(), reader.byte(), reader.byte()];
  const [lengthCount = 0, distanceCount = 0, orderCount = 0] = header;
  if (orderCount + 4 > CODE_LENGTH_ORDER.length) throw corrupt('has a block of too many codes');
  for (let left = orderCount + 4; left > 0; left -= 1) header.push(reader.byte());
  const total = lengthCount + FIRST_LENGTH_CODE + distanceCount + 1;
  for (let filled = 0; filled < total; ) {
    const symbol = reader.byte();
    const repeat = REPEAT_CODES.get(symbol);
    header.push(symbol);
    if (repeat === undefined) filled += 1;
    else {
      const extra = reader.byte();
      header.push(extra);
      filled += extra + repeat.least;
    }
  }
  return header;
}

/** Tokens as predicted, but where the recipe says otherwise. */
function tokenReader(content: Uint8Array, reader: ByteReader, habits: DeflateHabits): NextToken {
  const predict = tokenPredictor(content, habits);
  const nextRun = (): number => (reader.left() > 0 ? reader.number() : Number.POSITIVE_INFINITY);
  let run = nextRun();
  return (at) => {
    const expected = predict.length(at);
    const isOther = run === 0;
    const length = isOther ? reader.number() : expected;
    if (length < 1 || length > Math.min(MAX_MATCH, content.length - at)) throw corrupt('copies too much');
    const said = isOther && length > 1 ? reader.number() : 0;
    if (said > MAX_DISTANCE) throw corrupt('copies from too far away');
    // Looked for in any case: it takes its share of the comparisons that there may be.
    const nearest = length === 1 ? 0 : predict.distance(at, length);
    const distance = said > 0 ? said : nearest;
    run = isOther ? nextRun() : run - 1;
    return { length, distance };
  };
}

function corrupt(what: string): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', `recipe of a deflate stream ${what}`);
}
