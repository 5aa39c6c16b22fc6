import { DeltaError } from '../errors.ts';

/** What the header of a Zstandard frame says (RFC 8878, 3.1.1.1). */
export interface FrameHeader {
  /** In bytes; a patch without it is refused, because nothing would bound what it makes. */
  readonly contentSize: number;
  /** How far back the frame may look, in bytes. */
  readonly windowSize: number;
  readonly hasChecksum: boolean;
}

const MAGIC = 0xfd2fb528;
// RFC 8878, 3.1.1.1.1: bytes of the dictionary id and of the content size by the two-bit flags that announce them.
const ID_BYTES = [0, 1, 2, 4] as const;
const SIZE_BYTES = [0, 2, 4, 8] as const;

/** True for bytes that start as a Zstandard frame does. */
export function isZstdFrame(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && view(bytes).getUint32(0, true) === MAGIC;
}

/** Reads the header of the one frame of a patch. Throws `DELTA_PATCH_CORRUPT` or `DELTA_PATCH_TRUNCATED`. */
export function readFrameHeader(patch: Uint8Array): FrameHeader {
  if (!isZstdFrame(patch)) throw corrupt('patch is not a Zstandard frame', 0);
  const descriptor = patch[4];
  if (descriptor === undefined) throw truncated(patch);
  // Bit 3 is reserved and must be zero. A dictionary id names a trained dictionary, which no patch has.
  if ((descriptor & 0x08) !== 0 || ID_BYTES[descriptor & 3] !== 0) throw corrupt('frame needs what no patch has', 4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (SIZE_BYTES[sizeFlag] ?? 0);
  const sizeOffset = isSingleSegment ? 5 : 6;
  if (patch.length < sizeOffset + sizeBytes) throw truncated(patch);
  if (sizeBytes === 0) throw corrupt('frame does not say how large its content is', 4);
  const contentSize = readSize(patch, sizeOffset, sizeBytes);
  return {
    contentSize,
    windowSize: isSingleSegment ? contentSize : windowSizeOf(patch[5] ?? 0),
    hasChecksum: (descriptor & 0x04) !== 0,
  };
}

/** RFC 8878, 3.1.1.1.2. */
function windowSizeOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function readSize(patch: Uint8Array, offset: number, length: number): number {
  const bytes = view(patch);
  if (length === 1) return bytes.getUint8(offset);
  // RFC 8878, 3.1.1.1.4: two bytes hold the size less 256.
  if (length === 2) return bytes.getUint16(offset, true) + 256;
  if (length === 4) return bytes.getUint32(offset, true);
  const size = bytes.getBigUint64(offset, true);
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw corrupt('frame says an impossible size', offset);
  return Number(size);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function corrupt(message: string, offset: number): DeltaError {
  return new DeltaError('DELTA_PATCH_CORRUPT', message, { offset });
}

function truncated(patch: Uint8Array): DeltaError {
  return new DeltaError('DELTA_PATCH_TRUNCATED', 'patch ends inside its header', { offset: patch.length });
}
