import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/** A folder of AssemblyScript and the committed module made from it. Paths are relative to the package. */
export interface WasmModule {
  /** The package that keeps it, as its `build:wasm` is called. */
  readonly owner: string;
  readonly entry: string;
  readonly output: string;
  readonly constant: string;
  /** Options of the compiler besides those of all modules. */
  readonly options?: readonly string[];
}

// No run-time library and no import but memory: a module can do nothing but compute.
const OPTIONS: readonly string[] = ['--runtime', 'stub', '--noAssert', '-O3', '--converge', '--use', 'abort='];

/** Compiles a module and returns the text of its committed file. `folder` is the package's. Throws what the compiler says. */
export async function compileWasm(module: WasmModule, folder: string): Promise<string> {
  let binary: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main(
    [module.entry, '--baseDir', folder, '--outFile', 'module.wasm', ...OPTIONS, ...(module.options ?? [])],
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
    `// Written by \`pnpm --filter ${module.owner} build:wasm\` from ${module.entry}. Do not edit.`,
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
