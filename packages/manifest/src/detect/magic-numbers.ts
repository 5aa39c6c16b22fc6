import type { Category } from './detection.ts';

/** Bytes that a format starts with. */
export interface MagicNumber {
  readonly kind: string;
  readonly category: Category;
  /** In hexadecimal. */
  readonly hex: string;
  readonly offset?: number;
  /** The bytes are letters that text may begin with: they count only where the page has bytes that text has not. */
  readonly isWord?: true;
}

const magic = (category: Category, kind: string, hex: string, offset?: number): MagicNumber => ({
  kind,
  category,
  hex,
  ...(offset === undefined ? {} : { offset }),
});

const word = (category: Category, kind: string, text: string, offset?: number): MagicNumber => ({
  ...magic(category, kind, Buffer.from(text, 'latin1').toString('hex'), offset),
  isWord: true,
});

/** Formats that these bytes alone name; those that need a closer look are in `programs.ts` and `archives.ts`. */
export const MAGIC_NUMBERS: readonly MagicNumber[] = [
  magic('program', 'elf', '7f454c46'),
  magic('program', 'wasm', '0061736d01000000'),
  magic('program', 'wasm-component', '0061736d0d000100'),
  magic('data', 'windows-pdb', '4d6963726f736f667420432f432b2b204d534620372e30300d0a1a4453'),
  word('data', 'portable-pdb', 'BSJB'),
  magic('program', 'llvm-bitcode', '4243c0de'),
  magic('program', 'llvm-bitcode', 'dec0170b'),
  magic('program', 'dex', '6465780a30'),
  magic('archive', 'ar', '213c617263683e0a'),
  magic('archive', 'ar', '213c7468696e3e0a'),
  magic('archive', 'gzip', '1f8b08'),
  magic('archive', 'zstd', '28b52ffd'),
  magic('archive', 'xz', 'fd377a585a00'),
  word('archive', 'lzip', 'LZIP\u0001'),
  magic('archive', 'bzip2', '314159265359', 4),
  magic('archive', 'bzip2', '177245385090', 4),
  magic('archive', 'lz4', '04224d18'),
  magic('archive', 'compress', '1f9d'),
  magic('archive', '7z', '377abcaf271c'),
  magic('archive', 'rar', '526172211a07'),
  magic('archive', 'cab', '4d53434600000000'),
  magic('archive', 'rpm', 'edabeedb'),
  magic('archive', 'ole', 'd0cf11e0a1b11ae1'),
  word('archive', 'crx', 'Cr24'),
  word('archive', 'cpio', '070701'),
  word('archive', 'xar', 'xar!'),
  word('archive', 'squashfs', 'hsqs'),
  magic('disk', 'qcow2', '514649fb'),
  word('disk', 'vmdk', 'KDMV'),
  word('disk', 'vhdx', 'vhdxfile'),
  magic('disk', 'luks', '4c554b53babe'),
  magic('data', 'sqlite', '53514c69746520666f726d6174203300'),
  word('model', 'gguf', 'GGUF'),
  word('model', 'parquet', 'PAR1'),
  magic('model', 'numpy', '934e554d5059'),
  magic('model', 'hdf5', '894844460d0a1a0a'),
  magic('archive', 'jmod', '4a4d0100'),
  magic('key', 'jks', 'feedfeed'),
  // PRIVATEKEYBLOB (MS-MQQB 2.2.4.1) with an RSA key for signatures, and one for exchange.
  magic('key', 'snk', '0702000000240000'),
  magic('key', 'snk', '0702000000a40000'),
  word('data', 'git-pack', 'PACK\u0000'),
  magic('data', 'git-index', '44495243000000'),
  magic('archive', 'git-bundle', '2320763220676974206275'),
  magic('archive', 'git-bundle', '2320763320676974206275'),
  word('data', 'bsdiff', 'BSDIFF40'),
  magic('media', 'png', '89504e470d0a1a0a'),
  magic('media', 'jpeg', 'ffd8ff'),
  word('media', 'gif', 'GIF8'),
  word('media', 'bmp', 'BM'),
  magic('media', 'ico', '00000100'),
  word('media', 'riff', 'RIFF'),
  word('media', 'iso-media', 'ftyp', 4),
  word('media', 'pdf', '%PDF-'),
  word('media', 'woff', 'wOFF'),
  word('media', 'woff2', 'wOF2'),
  magic('media', 'truetype', '0001000000'),
  word('media', 'opentype', 'OTTO'),
  word('media', 'icns', 'icns'),
  word('media', 'ogg', 'OggS'),
  word('media', 'flac', 'fLaC'),
  word('media', 'mp3', 'ID3'),
];
