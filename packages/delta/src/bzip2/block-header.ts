import { type BitReader, readBits, readWord } from './bit-reader.ts';
import { type CodeTable, readCodeTable } from './code-table.ts';
import { corrupt } from './corrupt.ts';

/** What stands before the codes of a block. */
export interface BlockHeader {
  readonly crc: number;
  /** True if some bits were flipped before sorting; see `derandomise`. */
  readonly isRandomised: boolean;
  /** Row of the sorted rotations that is the block itself. */
  readonly originRow: number;
  /** The bytes that occur, in order. */
  readonly usedBytes: Uint8Array;
  /** The table of each group of 50 symbols. */
  readonly groupTables: readonly CodeTable[];
}

/** Reads what follows the mark of a block. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`. */
export function readBlockHeader(reader: BitReader): BlockHeader {
  const crc = readWord(reader);
  const isRandomised = readBits(reader, 1) === 1;
  const originRow = readBits(reader, 24);
  const usedBytes = readUsedBytes(reader);
  const tableCount = readBits(reader, 3);
  if (tableCount < 2 || tableCount > 6) throw corrupt(reader, 'bzip2 block has not 2 to 6 code tables');
  const selectors = readSelectors(reader, tableCount);
  const tables = Array.from({ length: tableCount }, () => readCodeTable(reader, usedBytes.length + 2));
  const groupTables = selectors.flatMap((selector) => tables[selector] ?? []);
  return { crc, isRandomised, originRow, usedBytes, groupTables };
}

function readUsedBytes(reader: BitReader): Uint8Array {
  const groups = readBits(reader, 16);
  const bytes: number[] = [];
  for (let group = 0; group < 16; group += 1) {
    if (((groups >> (15 - group)) & 1) === 0) continue;
    const members = readBits(reader, 16);
    for (let i = 0; i < 16; i += 1) if (((members >> (15 - i)) & 1) === 1) bytes.push(group * 16 + i);
  }
  if (bytes.length === 0) throw corrupt(reader, 'bzip2 block uses no bytes');
  return Uint8Array.from(bytes);
}

/** Each is the rank of a table among the ones used last, in unary. */
function readSelectors(reader: BitReader, tableCount: number): readonly number[] {
  const count = readBits(reader, 15);
  if (count === 0) throw corrupt(reader, 'bzip2 block has no groups');
  const recency = Array.from({ length: tableCount }, (_, table) => table);
  return Array.from({ length: count }, () => {
    let rank = 0;
    while (readBits(reader, 1) === 1) {
      rank += 1;
      if (rank >= tableCount) throw corrupt(reader, 'bzip2 group names a code table that does not exist');
    }
    const [table = 0] = recency.splice(rank, 1);
    recency.unshift(table);
    return table;
  });
}
