import { ARCHIVE_SAMPLES, DISK_SAMPLES } from './format-samples/archives.ts';
import { DATA_SAMPLES, MEDIA_SAMPLES } from './format-samples/data.ts';
import type { FormatSample } from './format-samples/format-sample.ts';
import { PROGRAM_SAMPLES } from './format-samples/programs.ts';

/** Packages of npm that hold files of systems other than this one, or tools that make files. */
export const SAMPLE_PACKAGES: readonly string[] = [
  'node-pty@1.1.0',
  'fsevents@2.3.3',
  '@rollup/rollup-darwin-arm64@4.67.4',
  '@bytecodealliance/jco@1.35.0',
  'io.appium.settings@8.0.10',
  '@react-native-community/template@0.86.0',
  '@fontsource/inter@5.3.0',
  'dejavu-fonts-ttf@2.37.3',
  '@electron/asar@4.3.2',
  'hyparquet-writer@0.17.0',
  'h5wasm@0.10.3',
  'crx@5.0.1',
  'docx@9.15.2',
  'exceljs@4.4.0',
  'pdf-lib@1.17.1',
  'unrar-promise@3.1.0',
  'font-awesome@4.7.0',
  '@huggingface/gguf@0.4.6',
  '@ruvector/ruvllm@2.6.2',
  'selenium-server@2.53.1',
];

/** Programs that the scripts call. */
export const SAMPLE_PROGRAMS: readonly string[] =
  'ar arj avifenc bsdiff bsdtar bzip2 compress convert cpio dotnet flac gcab genisoimage git git-lfs gzip jar javac jmod lame llc llvm-as llvm-lipo-19 llvm-mc lz4 lzip mcs mke2fs mksquashfs mono npm objcopy oggenc openssl png2icns pzstd python3 qemu-img rpmbuild tar wixl xz zip zstd 7z'.split(
    ' ',
  );

/** A real file of every format, of its variants too: a tool of Debian makes it, or a package of npm or `vendor/` has it. */
export const FORMAT_SAMPLES: readonly FormatSample[] = [
  ...PROGRAM_SAMPLES,
  ...ARCHIVE_SAMPLES,
  ...DISK_SAMPLES,
  ...DATA_SAMPLES,
  ...MEDIA_SAMPLES,
];
