// PE/COFF §3.4 and ECMA-335 II.25.3.3: a module is managed if its optional header has a CLI header entry. One that was
// compiled ahead of time has one too, but its machine is that of its native code; any processor is said as I386.

const DOS_MAGIC = 0x5a4d;
const DOS_HEADER_SIZE = 64;
const PE_OFFSET_FIELD = 0x3c;
const PE_MAGIC = 0x00004550;
const MACHINE = 4;
const MACHINE_I386 = 0x14c;
const OPTIONAL_HEADER = 24;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
/** Offset of the data directories in the optional header. */
const DIRECTORIES = { [PE32]: 96, [PE32_PLUS]: 112 } as const;
const CLI_DIRECTORY = 14;
const DIRECTORY_SIZE = 8;

/** True for a .NET assembly of metadata and IL. False for native code and anything else, however malformed. */
export function isManagedAssembly(bytes: Uint8Array): boolean {
  if (bytes.length < DOS_HEADER_SIZE) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint16(0, true) !== DOS_MAGIC) return false;
  const pe = view.getUint32(PE_OFFSET_FIELD, true);
  if (pe + OPTIONAL_HEADER + 2 > bytes.length || view.getUint32(pe, true) !== PE_MAGIC) return false;
  if (view.getUint16(pe + MACHINE, true) !== MACHINE_I386) return false;
  const magic = view.getUint16(pe + OPTIONAL_HEADER, true);
  if (magic !== PE32 && magic !== PE32_PLUS) return false;
  const directory = pe + OPTIONAL_HEADER + DIRECTORIES[magic] + CLI_DIRECTORY * DIRECTORY_SIZE;
  return directory + DIRECTORY_SIZE <= bytes.length && view.getUint32(directory, true) !== 0;
}
