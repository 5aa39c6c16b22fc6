/** A .dll or .exe of Windows or of .NET. */
export interface PeImage {
  /** The address of a data directory in the loaded image; 0 where there is none. */
  readonly directory: (index: number) => number;
  /** Where in the file an address of the loaded image lies. */
  readonly offsetOf: (address: number) => number | undefined;
}

const DOS_MAGIC = 0x5a4d;
const PE_MAGIC = 0x0000_4550;
const PE32_PLUS = 0x20b;

/**
 * Reads the headers of a portable executable (ECMA-335, II.25.2). `undefined` for everything else. Reads that lead out of
 * the file throw the `RangeError` of `DataView`.
 */
export function readPeImage(view: DataView): PeImage | undefined {
  if (view.getUint16(0, true) !== DOS_MAGIC) return undefined;
  const pe = view.getUint32(0x3c, true);
  if (view.getUint32(pe, true) !== PE_MAGIC) return undefined;
  const optional = pe + 24;
  const directories = optional + (view.getUint16(optional, true) === PE32_PLUS ? 112 : 96);
  const sections = { at: optional + view.getUint16(pe + 20, true), count: view.getUint16(pe + 6, true) };
  return {
    directory: (index) => view.getUint32(directories + index * 8, true),
    offsetOf: (address) => fileOffset(view, address, sections),
  };
}

function fileOffset(
  view: DataView,
  address: number,
  sections: { readonly at: number; readonly count: number },
): number | undefined {
  for (let section = 0; section < sections.count; section += 1) {
    const header = sections.at + section * 40;
    const start = view.getUint32(header + 12, true);
    const size = view.getUint32(header + 16, true);
    if (address >= start && address - start < size) return view.getUint32(header + 20, true) + (address - start);
  }
  return undefined;
}
