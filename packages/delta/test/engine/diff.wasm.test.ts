import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileWasm, WASM_MODULES } from '../../scripts/compile-wasm.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

describe('DIFF_WASM', () => {
  it('is what its AssemblyScript sources compile to', async () => {
    const module = WASM_MODULES.find(({ constant }) => constant === 'DIFF_WASM');
    if (module === undefined) throw new Error('there is no module of that name');
    expect(await compileWasm(module, folder)).toBe(readFileSync(`${folder}/${module.output}`, 'utf8'));
  });
});
