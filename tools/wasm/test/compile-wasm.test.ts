import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { compileWasm, type WasmModule } from '../src/compile-wasm.ts';

const MODULE: WasmModule = { owner: '@acme/app', entry: 'index.ts', output: 'src/add.wasm.ts', constant: 'ADD_WASM' };
const SOURCE =
  '/* @inline */\nfunction one(): i32 {\n  return 1;\n}\nexport function add(a: i32): i32 {\n  return a + one();\n}\n';

describe('compileWasm', () => {
  it('gives a module of its own, as text', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'index.ts'), SOURCE);
      const text = await compileWasm(MODULE, folder);
      expect(text).toMatch(/^\/\/ Written by `pnpm --filter @acme\/app build:wasm` from index\.ts\. Do not edit\.\n/);
      const [, base64 = ''] = /ADD_WASM: string =\n {2}'(.*)';\n$/.exec(text) ?? [];
      const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
      expect(WebAssembly.Module.imports(module)).toEqual([]);
      const add: unknown = new WebAssembly.Instance(module).exports['add'];
      expect(typeof add === 'function' ? Reflect.apply(add, undefined, [41]) : add).toBe(42);
    });
  });

  it('says what the compiler has against a source', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'index.ts'), 'export function add(): i32 { return "a"; }\n');
      await expect(compileWasm(MODULE, folder)).rejects.toThrow(/index\.ts does not compile: .*not assignable/s);
    });
  });
});
