import type { WasmModule } from '@nuspine/wasm';

const owner = '@nuspine/delta';

export const WASM_MODULES: readonly WasmModule[] = [
  {
    owner,
    entry: 'assembly/diff/index.ts',
    output: 'src/engine/diff.wasm.ts',
    constant: 'DIFF_WASM',
    // Threads search in the same memory, which is the caller's.
    options: [
      '--enable',
      'threads',
      '--enable',
      'simd',
      '--importMemory',
      '--sharedMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '65536',
    ],
  },
  { owner, entry: 'assembly/clr/index.ts', output: 'src/clr/clr.wasm.ts', constant: 'CLR_WASM' },
  {
    owner,
    entry: 'assembly/sums/index.ts',
    output: 'src/bsdiff40/sums.wasm.ts',
    constant: 'SUMS_WASM',
    options: ['--enable', 'simd'],
  },
  { owner, entry: 'assembly/bzip2/index.ts', output: 'src/bzip2/bzip2.wasm.ts', constant: 'BZIP2_WASM' },
  { owner, entry: 'assembly/bunzip2/index.ts', output: 'src/bzip2/bunzip2.wasm.ts', constant: 'BUNZIP2_WASM' },
];

/** The module that a constant has. */
export function moduleOf(constant: string): WasmModule {
  const found = WASM_MODULES.find((module) => module.constant === constant);
  if (found === undefined) throw new Error(`no module is ${constant}`);
  return found;
}
