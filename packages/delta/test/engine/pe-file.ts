/** The fields of a PE file that are looked at, and nothing else. */
export function peFile({
  magic = 0x10b,
  directory = 96,
  cli = 0x2008,
  machine = 0x14c,
  size = 512,
}: Readonly<Partial<Record<'magic' | 'directory' | 'cli' | 'machine' | 'size', number>>>): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint16(0, 0x5a4d, true);
  view.setUint32(0x3c, 0x80, true);
  view.setUint32(0x80, 0x4550, true);
  view.setUint16(0x84, machine, true);
  view.setUint16(0x80 + 24, magic, true);
  view.setUint32(0x80 + 24 + directory + 14 * 8, cli, true);
  return new Uint8Array(view.buffer);
}
