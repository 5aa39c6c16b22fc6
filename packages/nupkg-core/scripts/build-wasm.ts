// Writes the WebAssembly module that is committed. `test/archive/deflate.wasm.test.ts` proves that it is current.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm, DEFLATE_MODULE } from './compile-wasm.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(new URL(`../${DEFLATE_MODULE.output}`, import.meta.url), await compileWasm(DEFLATE_MODULE, folder));
