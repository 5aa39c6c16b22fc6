import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileWasm } from '../../scripts/compile-wasm.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

describe('DIFF_WASM', () => {
  it('is what its AssemblyScript sources compile to', async () => {
    const module = { entry: 'assembly/diff/index.ts', output: 'src/engine/diff.wasm.ts', constant: 'DIFF_WASM' };
    expect(await compileWasm(module, folder)).toBe(readFileSync(`${folder}/${module.output}`, 'utf8'));
  });
});
