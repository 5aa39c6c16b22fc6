import type { WasmModule } from '@nuspine/wasm';

/** The encoder of canonical deflate. */
export const DEFLATE_MODULE: WasmModule = {
  owner: '@nuspine/nupkg-core',
  entry: 'assembly/deflate/index.ts',
  output: 'src/archive/deflate.wasm.ts',
  constant: 'DEFLATE_WASM',
  // Vectors are in every engine since 2021.
  options: ['--enable', 'simd'],
};
