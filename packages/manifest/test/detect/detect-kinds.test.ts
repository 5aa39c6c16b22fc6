import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DISC_OFFSET, PAGE_SIZE } from '../../src/detect/detection.ts';
import { detectKinds, wantedPages } from '../../src/detect/detect-kinds.ts';

const kinds = (path: string, bytes: Uint8Array): readonly string[] => {
  const head = bytes.subarray(0, PAGE_SIZE);
  const wanted = wantedPages(head, bytes.length);
  return detectKinds(path, {
    head,
    size: bytes.length,
    ...(wanted.tail ? { tail: bytes.subarray(-PAGE_SIZE) } : {}),
    ...(wanted.disc ? { disc: bytes.subarray(DISC_OFFSET, DISC_OFFSET + PAGE_SIZE) } : {}),
  }).map(({ kind, by }) => `${kind} ${by}`);
};
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const at = (size: number, ...parts: readonly (readonly [number, string])[]): Buffer => {
  const bytes = Buffer.alloc(size);
  for (const [offset, text] of parts) hex(text).copy(bytes, offset);
  return bytes;
};
/** An end record of an empty archive. */
const END = Buffer.concat([hex('504b0506'), Buffer.alloc(18)]);

/** The magic numbers that follow from a specification, each with a row of the format's own. */
const SPECIFIED: readonly (readonly [string, string, Uint8Array])[] = [
  ['elf', 'a', hex('7f454c46 020101 00')],
  ['mach-o', 'a', hex('cffaedfe 07000001')],
  ['mach-o', 'fat', hex('cafebabe 00000002')],
  ['java-class', 'A.class', hex('cafebabe 00000041')],
  ['wasm', 'a', hex('0061736d 01000000')],
  ['wasm-component', 'a', hex('0061736d 0d000100')],
  ['pe', 'a', at(600, [0, '4d5a'], [0x3c, '80'], [0x80, '50450000'], [0x98, '0b02'])],
  [
    'dotnet-assembly',
    'a',
    at(600, [0, '4d5a'], [0x3c, '80'], [0x80, '50450000'], [0x98, '0b01'], [0x98 + 96 + 112, '0820']),
  ],
  ['dos-program', 'a', at(600, [0, '4d5a'])],
  ['windows-pdb', 'a.pdb', Buffer.from('Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0', 'latin1')],
  ['portable-pdb', 'a', hex('42534a42 01000100 00000000')],
  ['llvm-bitcode', 'a', hex('4243c0de 3514')],
  ['dex', 'a', Buffer.from('dex\n035\0', 'latin1')],
  ['ar', 'a', Buffer.from('!<arch>\nx/  0\n')],
  ['coff', 'a.obj', hex('6486 0200 00000000')],
  ['python-bytecode', 'a', hex('a70d0d0a 00000000 00000000 00000000')],
  ['gzip', 'a', gzipSync('x')],
  ['zstd', 'a', zstdCompressSync('x')],
  ['zstd', 'a', hex('502a4d18 04000000 00000000')],
  ['xz', 'a', hex('fd377a585a00 0004')],
  ['lzma', 'a', hex('5d00008000 ffffffffffffffff 00')],
  ['lzip', 'a', hex('4c5a495001 0c 00')],
  ['bzip2', 'a', Buffer.from('BZh91AY&SY\0\0', 'latin1')],
  ['lz4', 'a', hex('04224d18 64 40')],
  ['compress', 'a', hex('1f9d 90 00')],
  ['7z', 'a', hex('377abcaf271c 0004')],
  ['rar', 'a', hex('526172211a0700')],
  ['cab', 'a', hex('4d534346 00000000 00')],
  ['arj', 'a.arj', hex('60ea 2c00 22')],
  ['rpm', 'a', hex('edabeedb 0300')],
  ['ole', 'a.msi', hex('d0cf11e0a1b11ae1')],
  ['crx', 'a', hex('43723234 03000000')],
  ['tar', 'a', at(10_240)],
  ['squashfs', 'a', hex('68737173 0100 0000')],
  ['ext-file-system', 'a', at(4096, [0x438, '53ef'])],
  ['iso9660', 'a', at(40_000, [0x8001, '4344303031'])],
  ['dmg', 'a', Buffer.concat([Buffer.alloc(9000), Buffer.from('koly'), Buffer.alloc(508)])],
  ['dmg', 'small', Buffer.concat([Buffer.alloc(4096), Buffer.from('koly'), Buffer.alloc(508)])],
  ['qcow2', 'a', hex('514649fb 00000003')],
  ['vmdk', 'a', hex('4b444d56 01000000')],
  ['sqlite', 'a', Buffer.from('SQLite format 3\0', 'latin1')],
  ['gguf', 'a', hex('47475546 03000000')],
  ['parquet', 'a', hex('50415231 1500')],
  ['pickle', 'a', hex('80049500 2e')],
  ['safetensors', 'a', Buffer.concat([hex('1000000000000000'), Buffer.from('{"a":1}')])],
  ['asar', 'a', Buffer.concat([hex('04000000 20000000 1c000000 17000000'), Buffer.from('{"files":{}}')])],
  ['jmod', 'a', hex('4a4d0100 504b0304')],
  ['jks', 'a', hex('feedfeed 00000002')],
  ['snk', 'a', hex('0702000000240000 52534132')],
  ['snk', 'a', hex('0702000000a40000 52534132')],
  ['pkcs12', 'a', hex('30820a00 020103 00')],
  ['der', 'a', at(260, [0, '30820100'])],
  ['git-bundle', 'a', Buffer.from('# v2 git bundle\n')],
  ['git-pack', 'a', hex('5041434b 00000002')],
  ['nupkg', 'a', Buffer.from('PK\u0003\u0004\0\0_rels/.rels PK A.nuspec', 'latin1')],
  ['jar', 'a', Buffer.from('PK\u0003\u0004\0\0META-INF/MANIFEST.MF', 'latin1')],
  ['whl', 'a', Buffer.from('PK\u0003\u0004\0\0a-1.dist-info/METADATA', 'latin1')],
  ['vsix', 'a.vsix', Buffer.from('PK\u0003\u0004\0\0x', 'latin1')],
  ['zip', 'a', END],
];

describe('detectKinds', () => {
  it.each(SPECIFIED)('finds %s by its content in a file called %s', (kind, path, bytes) => {
    expect(kinds(path, bytes)).toContain(`${kind} magic`);
  });

  it('finds an archive behind a script', () => {
    expect(kinds('install.sh', Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'.repeat(900)), END]))).toEqual([
      'zip-behind magic',
    ]);
  });

  it('names both halves of a polyglot', () => {
    const both = Buffer.concat([hex('89504e470d0a1a0a'), Buffer.alloc(20_000), END]);
    expect(kinds('logo.png', both)).toEqual(['zip-behind magic', 'png magic']);
  });

  it('knows a tar from before POSIX by its sum', () => {
    const header = Buffer.alloc(512);
    header.write('name');
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(kinds('a', header)).toEqual(['tar magic']);
  });

  it('takes a Git LFS pointer for the file that it stands for', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
    expect(kinds('model.bin', Buffer.from(pointer))).toEqual(['git-lfs pointer']);
  });

  it.each([
    ['a.br', brotliCompressSync('text'.repeat(99)), 'br extension'],
    ['a.onnx', Buffer.from('ir'), 'onnx extension'],
    ['a.dll', Buffer.from('no library'), 'dll extension'],
    ['a.zz', deflateSync('text'.repeat(99)), 'binary content'],
    ['notes.txt', Buffer.from('text\0'), 'binary content'],
    ['LICENSE', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919 + (n >> 3)) % 256)), 'binary content'],
  ])('goes by the name, then by the bytes, of %s', (path, bytes, found) => {
    expect(kinds(path, bytes)).toEqual([found]);
  });

  it.each([
    ['plain', Buffer.from('MZ is a word, PAR1 too\n')],
    ['empty.dll', Buffer.alloc(0)],
    ['UTF-8 cut inside a character', Buffer.from(`x${'é'.repeat(5000)}`)],
    ['UTF-16', Buffer.from('\ufeffHello\r\n', 'utf16le')],
    ['UTF-32', hex('fffe0000 41000000 0a000000')],
    ['Latin-1', Buffer.from('Copyright \u00a9 2001 Andr\u00e9\n', 'latin1')],
    ['Windows-1252', Buffer.from('a \u0093quotation\u0094\n', 'latin1')],
    ['KOI8-R', Buffer.from('f0d2c9d7c5d42c20cdc9d20a', 'hex')],
    ['with colours', Buffer.from('\u001b[31mred\u001b[0m\n')],
    ['a.obj', Buffer.from('v 0 0 0\nf 1 2 3\n')],
    ['a.lib', Buffer.from('library of words\n')],
  ])('says nothing of text: %s', (path, bytes) => {
    expect(kinds(path, bytes)).toEqual([]);
  });

  it('takes a mark of UTF-16 for none before bytes that are no text', () => {
    expect(kinds('a.txt', hex('fffe 0000 0100 0000'))).toEqual(['binary content']);
  });
});

describe('wantedPages', () => {
  it('is the first page alone for text and for what its first bytes name', () => {
    for (const head of [Buffer.from('text'), hex('7f454c46')]) {
      expect(wantedPages(head, 1e9)).toEqual({ tail: false, disc: false });
    }
  });
});
