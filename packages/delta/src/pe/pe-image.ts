/** Headers of a PE file (PE/COFF §3 and §4, ECMA-335 II.25.2), as far as they are needed here. */
export interface PeImage {
  readonly machine: number;
  /** Where the optional header begins in the file. */
  readonly optionalHeader: number;
  /** Where the data directories begin in the file. */
  readonly directories: number;
  readonly sections: readonly PeSection[];
}

export interface PeSection {
  /** When loaded. */
  readonly address: number;
  readonly size: number;
  /** In the file. */
  readonly offset: number;
  readonly rawSize: number;
}

/** Numbers of data directories. */
export const PE_DIRECTORY = { certificates: 4, debug: 6, cli: 14 } as const;

const DOS_MAGIC = 0x5a4d;
const PE_OFFSET_FIELD = 0x3c;
const PE_MAGIC = 0x0000_4550;
const HEADER_SIZE = 24;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
const SECTION_SIZE = 40;
const MAX_SECTIONS = 96;
const DIRECTORY_SIZE = 8;

/** Reads the headers. `undefined` for anything else. Throws `RangeError` where the file ends too early. */
export function parsePeImage(view: DataView): PeImage | undefined {
  if (view.byteLength < PE_OFFSET_FIELD + 4 || view.getUint16(0, true) !== DOS_MAGIC) return undefined;
  const pe = view.getUint32(PE_OFFSET_FIELD, true);
  if (pe + HEADER_SIZE > view.byteLength || view.getUint32(pe, true) !== PE_MAGIC) return undefined;
  const count = view.getUint16(pe + 6, true);
  const optionalHeader = pe + HEADER_SIZE;
  const magic = view.getUint16(optionalHeader, true);
  if (count > MAX_SECTIONS || (magic !== PE32 && magic !== PE32_PLUS)) return undefined;
  const first = optionalHeader + view.getUint16(pe + 20, true);
  return {
    machine: view.getUint16(pe + 4, true),
    optionalHeader,
    directories: optionalHeader + (magic === PE32_PLUS ? 112 : 96),
    sections: Array.from({ length: count }, (_, index) => readSection(view, first + SECTION_SIZE * index)),
  };
}

function readSection(view: DataView, at: number): PeSection {
  return {
    size: view.getUint32(at + 8, true),
    address: view.getUint32(at + 12, true),
    rawSize: view.getUint32(at + 16, true),
    offset: view.getUint32(at + 20, true),
  };
}

/** Address and size that a data directory states. The address of certificates is an offset in the file. */
export function readDirectory(
  view: DataView,
  { directories }: PeImage,
  directory: number,
): { readonly address: number; readonly size: number } {
  const at = directories + directory * DIRECTORY_SIZE;
  return { address: view.getUint32(at, true), size: view.getUint32(at + 4, true) };
}

/** Where in the file an address of the loaded image lies. `undefined` if it lies in no section. */
export function fileOffset(address: number, { sections }: PeImage): number | undefined {
  if (address === 0) return undefined;
  const section = sections.find(
    (each) => address >= each.address && address < each.address + Math.max(each.size, each.rawSize),
  );
  return section === undefined ? undefined : address - section.address + section.offset;
}

/** What `read` makes of the headers of a file; `undefined` if it is no PE file or one that ends too early. */
export function withPeImage<T>(file: Uint8Array, read: (view: DataView, image: PeImage) => T): T | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  try {
    const image = parsePeImage(view);
    return image === undefined ? undefined : read(view, image);
  } catch (error) {
    // DataView checks the bounds of every read.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
