import { PE_DIRECTORY, readDirectory, withPeImage } from './pe-image.ts';

/** A portable PDB inside an assembly: raw deflate (PE/COFF of .NET, "Embedded Portable PDB Debug Directory Entry"). */
export interface EmbeddedSymbols {
  /** Of the deflated bytes, in the file. */
  readonly offset: number;
  /** Of the deflated bytes. */
  readonly packedSize: number;
  /** Unpacked. */
  readonly size: number;
}

const ENTRY_SIZE = 28;
const MOST_ENTRIES = 16;
const EMBEDDED = 17;
const MAGIC = 0x4244_504d;
const HEADER_SIZE = 8;
/** Largest PDB that is treated, packed or not. */
export const MOST_SYMBOLS: number = 2 ** 25;
/** A PDB packs to about half; more than this is a bomb. */
export const MOST_PACKED_TIMES = 16;

/** The first embedded portable PDB of a file, by its debug directory. Whether it can be unpacked is not looked at. */
export function findEmbeddedSymbols(file: Uint8Array): EmbeddedSymbols | undefined {
  return withPeImage(file, (view, image) => {
    const { address, size } = readDirectory(view, image, PE_DIRECTORY.debug);
    const section = image.sections.find((each) => address >= each.address && address - each.address < each.rawSize);
    if (section === undefined) return undefined;
    const first = address - section.address + section.offset;
    for (let index = 0; index < Math.min(MOST_ENTRIES, Math.floor(size / ENTRY_SIZE)); index += 1) {
      const entry = first + ENTRY_SIZE * index;
      if (view.getUint32(entry + 12, true) === EMBEDDED) return readSymbols(view, entry);
    }
    return undefined;
  });
}

function readSymbols(view: DataView, entry: number): EmbeddedSymbols | undefined {
  const length = view.getUint32(entry + 16, true);
  const offset = view.getUint32(entry + 24, true);
  if (length <= HEADER_SIZE || offset + length > view.byteLength || view.getUint32(offset, true) !== MAGIC) {
    return undefined;
  }
  const symbols = {
    offset: offset + HEADER_SIZE,
    packedSize: length - HEADER_SIZE,
    size: view.getUint32(offset + 4, true),
  };
  const { packedSize, size } = symbols;
  return Math.max(size, packedSize) > MOST_SYMBOLS || size > MOST_PACKED_TIMES * packedSize ? undefined : symbols;
}
