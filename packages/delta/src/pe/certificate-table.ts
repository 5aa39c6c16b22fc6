import { createHash } from 'node:crypto';
import { PE_DIRECTORY, type PeImage, readDirectory, withPeImage } from './pe-image.ts';

/** The attribute certificates of a signed file (PE/COFF §5.7). In bytes. */
export interface CertificateTable {
  readonly offset: number;
  readonly end: number;
  /** Where the file has its checksum (§3.4.2). */
  readonly checksum: number;
  /** Where it says where the certificates are. */
  readonly directory: number;
}

const CHECKSUM_FIELD = 64;
const CHECKSUM_SIZE = 4;
const DIRECTORY_SIZE = 8;

/** Finds the certificates of a file. `undefined` if it is not signed, or if they do not lie behind all headers. */
export function findCertificates(file: Uint8Array): CertificateTable | undefined {
  return withPeImage(file, (view, image) => {
    const { address, size } = readDirectory(view, image, PE_DIRECTORY.certificates);
    const places = headerPlaces(image);
    const isThere = size > 0 && address >= places.directory + DIRECTORY_SIZE && address + size <= file.length;
    return isThere ? { offset: address, end: address + size, ...places } : undefined;
  });
}

function headerPlaces({ optionalHeader, directories }: PeImage): Pick<CertificateTable, 'checksum' | 'directory'> {
  return {
    checksum: optionalHeader + CHECKSUM_FIELD,
    directory: directories + PE_DIRECTORY.certificates * DIRECTORY_SIZE,
  };
}

/** SHA-256 of everything but the checksum, the directory entry and the certificates: what Authenticode signs. */
export function authenticodeDigest(file: Uint8Array, { offset, end, checksum, directory }: CertificateTable): Buffer {
  return createHash('sha256')
    .update(file.subarray(0, checksum))
    .update(file.subarray(checksum + CHECKSUM_SIZE, directory))
    .update(file.subarray(directory + DIRECTORY_SIZE, offset))
    .update(file.subarray(end))
    .digest();
}

/** Two words. */
const PAIR_SIZE = 4;
/** Of these so many are added before the sum is taken out of 32 bits. */
const PAIRS_AT_ONCE = 2 ** 13;

/** The checksum that a file should have (PE/COFF §3.4.2): its 16-bit words, added with carry, and its size. */
export function peChecksum(file: Uint8Array, checksum: number): number {
  let sum = sumOfWords(file);
  for (let at = checksum + (checksum % 2); at < checksum + CHECKSUM_SIZE; at += 2) sum -= wordAt(file, at);
  // Carries can be folded in at the end: 2^53 holds the sum of any file.
  while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
  return (sum + file.length) % 2 ** 32;
}

/** Two words are read at a time, from an array of them: a view of bytes takes many times as long until it has been compiled. */
function sumOfWords(file: Uint8Array): number {
  const { buffer, byteOffset } = file.byteOffset % PAIR_SIZE === 0 ? file : new Uint8Array(file);
  const pairs = new Int32Array(buffer, byteOffset, Math.floor(file.length / PAIR_SIZE));
  let sum = 0;
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    sum += sumSome(pairs, at, Math.min(pairs.length, at + PAIRS_AT_ONCE));
  }
  for (let at = pairs.byteLength; at < file.length; at += 2) sum += wordAt(file, at);
  return sum;
}

/** A sum of few enough words to stay below 2^31. */
function sumSome(pairs: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 1) {
    const pair = pairs[at] ?? 0;
    sum += (pair & 0xffff) + (pair >>> 16);
  }
  return sum;
}

function wordAt(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) + (file[at + 1] ?? 0) * 0x100;
}
