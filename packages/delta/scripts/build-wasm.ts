// Writes the WebAssembly modules that are committed. `test/**/*.wasm.test.ts` prove that they are current.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm } from '@nuspine/wasm';
import { WASM_MODULES } from './wasm-modules.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
for (const module of WASM_MODULES) {
  writeFileSync(new URL(`../${module.output}`, import.meta.url), await compileWasm(module, folder));
}
