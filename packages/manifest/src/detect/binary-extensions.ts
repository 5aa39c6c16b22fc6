import type { Category } from './detection.ts';

const BY_CATEGORY: Readonly<Record<'program' | 'archive' | 'model' | 'key' | 'disk', string>> = {
  program: 'dll exe sys so dylib ko node winmd pyd lib a o obj class pyc wasm',
  archive:
    'nupkg snupkg jar war ear aar apk ipa whl egg vsix zip 7z rar tar gz tgz bz2 xz zst lz4 br lzma z deb rpm msi cab crx',
  model: 'onnx gguf safetensors pt pth tflite npy npz parquet',
  key: 'pfx p12 snk jks keystore p7s',
  disk: 'iso dmg img vhd vhdx vmdk qcow2',
};

/** What files with this end of their name are, whatever they hold: whoever loads them goes by it. */
export const BINARY_EXTENSIONS: ReadonlyMap<string, Category> = new Map(
  [entriesOf('program'), entriesOf('archive'), entriesOf('model'), entriesOf('key'), entriesOf('disk')].flat(),
);

function entriesOf(category: keyof typeof BY_CATEGORY): readonly (readonly [string, Category])[] {
  return BY_CATEGORY[category].split(' ').map((extension) => [extension, category]);
}
