import asc from 'assemblyscript/asc';

/** A folder of `assembly/` and the committed module made from it. Paths are relative to the package. */
export interface WasmModule {
  readonly entry: string;
  readonly output: string;
  readonly constant: string;
  /** Options of the compiler besides those of all modules. */
  readonly options?: readonly string[];
}

export const WASM_MODULES: readonly WasmModule[] = [
  {
    entry: 'assembly/diff/index.ts',
    output: 'src/engine/diff.wasm.ts',
    constant: 'DIFF_WASM',
    // Threads search in the same memory, which is the caller's.
    options: [
      '--enable',
      'threads',
      '--importMemory',
      '--sharedMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '65536',
    ],
  },
  { entry: 'assembly/bzip2/index.ts', output: 'src/bzip2/bzip2.wasm.ts', constant: 'BZIP2_WASM' },
  { entry: 'assembly/bunzip2/index.ts', output: 'src/bzip2/bunzip2.wasm.ts', constant: 'BUNZIP2_WASM' },
];

// No run-time library and no import but memory: a module can do nothing but compute.
const OPTIONS: readonly string[] = ['--runtime', 'stub', '--noAssert', '-O3', '--converge', '--use', 'abort='];

/** Compiles a module and returns the text of its committed file. `folder` is the package's. */
export async function compileWasm(module: WasmModule, folder: string): Promise<string> {
  let binary: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main(
    [module.entry, '--baseDir', folder, '--outFile', 'module.wasm', ...OPTIONS, ...(module.options ?? [])],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null) throw new Error(`${module.entry} does not compile: ${stderr.toString()}`, { cause: error });
  const text = Buffer.from(binary).toString('base64');
  return [
    `// Written by \`pnpm --filter @nuspine/delta build:wasm\` from ${module.entry}. Do not edit.`,
    `export const ${module.constant}: string =`,
    `  '${text}';`,
    '',
  ].join('\n');
}
