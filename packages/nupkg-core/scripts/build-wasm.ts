// Writes the WebAssembly module that is committed. `test/archive/deflate.wasm.test.ts` proves that it is current.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm } from '@nuspine/wasm';
import { DEFLATE_MODULE } from './wasm-modules.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(new URL(`../${DEFLATE_MODULE.output}`, import.meta.url), await compileWasm(DEFLATE_MODULE, folder));
