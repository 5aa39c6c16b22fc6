/** APPNOTE 4.5.1: one field of the extra data of a header. */
export interface ExtraField {
  readonly id: number;
  readonly data: Buffer;
}

const NONE: readonly ExtraField[] = [];

/** The fields of the extra data of a header. `undefined` if they do not fill it exactly. */
export function parseExtraFields(bytes: Buffer): readonly ExtraField[] | undefined {
  if (bytes.length === 0) return NONE;
  const fields: ExtraField[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > bytes.length) return undefined;
    fields.push({ id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end) });
    at = end;
  }
  return fields;
}
