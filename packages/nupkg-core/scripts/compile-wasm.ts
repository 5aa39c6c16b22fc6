import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/** A folder of `assembly/` and the committed module made from it. Paths are relative to the package. */
export interface WasmModule {
  readonly entry: string;
  readonly output: string;
  readonly constant: string;
}

/** The encoder of canonical deflate. */
export const DEFLATE_MODULE: WasmModule = {
  entry: 'assembly/deflate/index.ts',
  output: 'src/archive/deflate.wasm.ts',
  constant: 'DEFLATE_WASM',
};

// No run-time library and no imports: a module can do nothing but compute. Vectors are in every engine since 2021.
const OPTIONS: readonly string[] = [
  ...['--runtime', 'stub', '--noAssert', '-O3', '--converge', '--use', 'abort=', '--enable', 'simd'],
];

/** Compiles a module and returns the text of its committed file. `folder` is the package's. */
export async function compileWasm(module: WasmModule, folder: string): Promise<string> {
  let binary: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main(
    [module.entry, '--baseDir', folder, '--outFile', 'module.wasm', ...OPTIONS],
    {
      readFile: (name) => readSource(join(folder, name)),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null) throw new Error(`${module.entry} does not compile: ${stderr.toString()}`, { cause: error });
  const text = Buffer.from(binary).toString('base64');
  return [
    `// Written by \`pnpm --filter @nuspine/nupkg-core build:wasm\` from ${module.entry}. Do not edit.`,
    `export const ${module.constant}: string =`,
    `  '${text}';`,
    '',
  ].join('\n');
}

/** Decorators of functions are not TypeScript, so that `@inline` stands in a comment. No source is null. */
async function readSource(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text?.replaceAll('/* @inline */', '@inline') ?? null;
}
