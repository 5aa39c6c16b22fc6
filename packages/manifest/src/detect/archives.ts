import type { Category, Detection, FileSample } from './detection.ts';
import { DISC_OFFSET } from './detection.ts';
import { hasHex, hasText, latin1, uint32 } from './sample-bytes.ts';

/** Archives, disks and models whose first bytes need a closer look, and archives behind something else. */
export function detectArchives(sample: FileSample, extension: string, isBinary: boolean): readonly Detection[] {
  const { head } = sample;
  const found: Detection[] = [];
  const add = (category: Category, kind: string): void => void found.push({ kind, category, by: 'magic' });
  if (['504b0304', '504b0506', '504b0708'].some((hex) => hasHex(head, 0, hex)))
    add('archive', zipKind(head, extension));
  else if (endsAsZip(sample)) add('archive', 'zip-behind');
  if (isTar(sample)) add('archive', 'tar');
  if (isSkippableZstd(head)) add('archive', 'zstd');
  if (isLzma(head, extension)) add('archive', 'lzma');
  if (hasHex(head, 0, '60ea') && isBinary && extension === 'arj') add('archive', 'arj');
  if (isAsar(head)) add('archive', 'asar');
  if (hasHex(head, 0x438, '53ef') && isBinary) add('disk', 'ext-file-system');
  if (sample.disc !== undefined && hasText(sample.disc, 1, 'CD001')) add('disk', 'iso9660');
  if (isDmg(sample)) add('disk', 'dmg');
  if (isPickle(head, sample)) add('model', 'pickle');
  if (isSafetensors(head)) add('model', 'safetensors');
  return found;
}

/** Whether the last page, or that of a disc image, can say more than the first does. */
export function wantsMore(head: Uint8Array, size: number, isBinary: boolean): { tail: boolean; disc: boolean } {
  const isScript = hasText(head, 0, '#!') || hasText(head, 0, '@echo') || hasText(head, 0, '<?');
  return { tail: size > head.length && (isScript || isBinary), disc: isBinary && size > DISC_OFFSET + 6 };
}

const ZIP_PARTS: readonly (readonly [kind: string, part: RegExp])[] = [
  ['vsix', /extension\.vsixmanifest/],
  ['nupkg', /[\w.-]+\.nuspecPK|[\w.-]+\.nuspec/],
  ['docx', /\bword\//],
  ['xlsx', /\bxl\//],
  ['apk', /AndroidManifest\.xml|classes\.dex/],
  ['whl', /\.dist-info\//],
  ['egg', /EGG-INFO\//],
  ['war', /WEB-INF\//],
  ['jar', /META-INF\/(MANIFEST\.MF)?/],
  ['xpi', /manifest\.json.*install\.rdf/s],
];
const ZIP_NAMES: ReadonlySet<string> = new Set(
  'nupkg snupkg jar war ear aar apk ipa whl egg vsix docx xlsx pptx odt xpi epub'.split(' '),
);

/** The name says more than the first page can; without it, parts that only one kind has do. */
function zipKind(head: Uint8Array, extension: string): string {
  if (ZIP_NAMES.has(extension)) return extension;
  const text = latin1(head);
  return ZIP_PARTS.find(([, part]) => part.test(text))?.[0] ?? 'zip';
}

/** Images of Apple's disks say what they are in their last 512 bytes. */
function isDmg(sample: FileSample): boolean {
  const end = lastPage(sample);
  return end !== undefined && end.length >= 512 && hasText(end, end.length - 512, 'koly');
}

/** Of a file that is no longer than a page, that is the first one. */
function lastPage({ tail, head, size }: FileSample): Uint8Array | undefined {
  return tail ?? (size === head.length ? head : undefined);
}

/** The end record of an archive without a comment (APPNOTE 4.3.16), behind something else. */
function endsAsZip(sample: FileSample): boolean {
  const end = lastPage(sample);
  if (end === undefined) return false;
  const at = Buffer.from(end.buffer, end.byteOffset, end.length).lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (at < 0 || at + 22 > end.length) return false;
  const comment = (end[at + 20] ?? 0) | ((end[at + 21] ?? 0) << 8);
  return at + 22 + comment === end.length;
}

/** "ustar", or a header whose bytes add up to what it says, as before POSIX; or nothing but the two closing blocks. */
function isTar({ head, size }: FileSample): boolean {
  if (head.length < 512) return false;
  if (size % 512 === 0 && size >= 1024 && size <= 20_480 && head.every((byte) => byte === 0)) return true;
  const stated = /^ *([0-7]{1,7})[ \0]/.exec(latin1(head.subarray(148, 156)))?.[1];
  if (stated === undefined) return false;
  const sum = head.subarray(0, 512).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === Number.parseInt(stated, 8);
}

/** RFC 8878, 3.1.2: sixteen magic numbers for frames that a decoder passes over. */
function isSkippableZstd(head: Uint8Array): boolean {
  return hasHex(head, 1, '2a4d18') && ((head[0] ?? 0) & 0xf0) === 0x50;
}

/** No magic number; the usual properties, a dictionary size, then a size or "unknown". */
function isLzma(head: Uint8Array, extension: string): boolean {
  return (
    hasHex(head, 0, '5d0000') &&
    (hasHex(head, 5, 'ffffffffffffffff') || hasHex(head, 10, '0000') || extension === 'lzma')
  );
}

function isAsar(head: Uint8Array): boolean {
  return hasHex(head, 0, '04000000') && hasText(head, 16, '{"files"');
}

/** Protocol 2 to 5, and the opcode that ends every pickle. */
function isPickle(head: Uint8Array, sample: FileSample): boolean {
  const isMarked = head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5;
  return isMarked && lastPage(sample)?.at(-1) === 0x2e;
}

/** Eight bytes of length, of which the upper ones are zero, then a JSON header. */
function isSafetensors(head: Uint8Array): boolean {
  const length = uint32(head, 0) ?? 0;
  return length > 1 && uint32(head, 4) === 0 && hasText(head, 8, '{"');
}
