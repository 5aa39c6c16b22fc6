/** A value in DER (X.690), by where it lies. In bytes. */
export interface DerNode {
  readonly start: number;
  /** Where its content begins, behind tag and length. */
  readonly content: number;
  readonly end: number;
}

const CONSTRUCTED = 0x20;
const LONG_TAG = 0x1f;
const OCTET_STRING = 0x04;
const SEQUENCE = 0x30;
const DEEPEST = 40;

/**
 * Every value from `start` on, also those inside others and inside octet strings that hold a sequence; at most `most`.
 * What is no DER is passed over.
 */
export function derNodes(bytes: Uint8Array, start: number, most: number): DerNode[] {
  const nodes: DerNode[] = [];
  const walk = (from: number, end: number, depth: number): void => {
    for (let at = from; at < end && nodes.length < most; ) {
      const node = readNode(bytes, at, end);
      if (node === undefined) return;
      nodes.push(node);
      const tag = bytes[at] ?? 0;
      const isWrapping = tag === OCTET_STRING && bytes[node.content] === SEQUENCE;
      if (((tag & CONSTRUCTED) !== 0 || isWrapping) && depth < DEEPEST) walk(node.content, node.end, depth + 1);
      at = node.end;
    }
  };
  walk(start, bytes.length, 0);
  return nodes;
}

function readNode(bytes: Uint8Array, start: number, limit: number): DerNode | undefined {
  if (start + 2 > limit || ((bytes[start] ?? 0) & LONG_TAG) === LONG_TAG) return undefined;
  const first = bytes[start + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) return undefined;
  let length = lengthBytes === 0 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 0x100 + (bytes[start + 2 + index] ?? 0);
  const content = start + 2 + lengthBytes;
  return content + length > limit ? undefined : { start, content, end: content + length };
}
