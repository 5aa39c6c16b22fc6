/** APPNOTE 4.5.1: one field of the extra data of a header. */
export interface ExtraField {
  readonly id: number;
  readonly data: Buffer;
}

const NONE: readonly ExtraField[] = [];

/** The fields of the extra data of a header, from `start` to `stop`. `undefined` if what they say reaches further. */
export function parseExtraFields(
  bytes: Buffer,
  start = 0,
  stop: number = bytes.length,
): readonly ExtraField[] | undefined {
  if (start === stop) return NONE;
  const fields: ExtraField[] = [];
  let at = start;
  while (at + 4 <= stop) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > stop) return undefined;
    fields.push({ id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end) });
    at = end;
  }
  return fields;
}
