import type { Detection, FileSample } from './detection.ts';
import { bigEndian32, hasHex, hasText, latin1, uint32 } from './sample-bytes.ts';

/** Programs and keys whose first bytes need a closer look. `extension` is in lower case, without the dot. */
export function detectPrograms(sample: FileSample, extension: string, isBinary: boolean): readonly Detection[] {
  const kind =
    peKind(sample.head, isBinary) ??
    machOrJavaKind(sample.head) ??
    pythonKind(sample.head, extension) ??
    objectKind(sample.head, extension, isBinary);
  if (kind !== undefined) return [{ kind, category: 'program', by: 'magic' }];
  const key = isBinary ? keyKind(sample) : undefined;
  return key === undefined ? [] : [{ kind: key, category: 'key', by: 'magic' }];
}

/** "MZ" and, where its header at 0x3C points, "PE\0\0" (PE format, "MS-DOS stub"); a .NET assembly has data directory 14. */
function peKind(head: Uint8Array, isBinary: boolean): string | undefined {
  if (!hasText(head, 0, 'MZ') || !isBinary) return undefined;
  const at = uint32(head, 0x3c);
  if (at === undefined || !hasHex(head, at, '50450000')) return 'dos-program';
  const optional = at + 24;
  const directories = hasHex(head, optional, '0b02') ? optional + 112 : optional + 96;
  const commonLanguage = uint32(head, directories + 14 * 8);
  return commonLanguage === undefined || commonLanguage === 0 ? 'pe' : 'dotnet-assembly';
}

/** Thin files have the byte order of their machine; universal ones are big-endian on all (mach-o/fat.h). */
const MACH_O: readonly string[] = ['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabf'];

/** CAFEBABE starts both: a universal binary counts its parts at 4, a class has its version there, 45 or later. */
function machOrJavaKind(head: Uint8Array): string | undefined {
  if (MACH_O.some((hex) => hasHex(head, 0, hex))) return 'mach-o';
  if (!hasHex(head, 0, 'cafebabe')) return undefined;
  const next = bigEndian32(head, 4);
  if (next === undefined) return undefined;
  return (next & 0xffff) >= 45 ? 'java-class' : 'mach-o';
}

/** Two bytes of version, CR LF, then a word of flags, of which only the lowest bits are in use (PEP 552). */
function pythonKind(head: Uint8Array, extension: string): string | undefined {
  if (!hasHex(head, 2, '0d0a')) return undefined;
  const flags = uint32(head, 4);
  const isFlagged = flags !== undefined && flags <= 3 && head.length >= 16 && (head[1] ?? 0) < 0x20;
  return isFlagged || extension === 'pyc' ? 'python-bytecode' : undefined;
}

const COFF_MACHINES: readonly string[] = ['6486', '4c01', '64aa', 'c401'];

/** Two bytes of machine are too few alone: the name has to say the same. */
function objectKind(head: Uint8Array, extension: string, isBinary: boolean): string | undefined {
  const isNamed = ['obj', 'o', 'coff'].includes(extension);
  return isNamed && isBinary && COFF_MACHINES.some((hex) => hasHex(head, 0, hex)) ? 'coff' : undefined;
}

/** DER: a sequence whose length is that of the file (X.690, 8.1.3). Inside: PKCS #12, PKCS #7, or anything else. */
function keyKind({ head, size }: FileSample): string | undefined {
  if (!hasHex(head, 0, '3082')) return undefined;
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  if (hasHex(head, 4, '020103')) return 'pkcs12';
  if (latin1(head.subarray(4, 20)).includes('\u002a\u0086\u0048\u0086\u00f7\u000d\u0001\u0007\u0002')) return 'pkcs7';
  return length + 4 === size ? 'der' : undefined;
}
