import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileWasm } from '../../scripts/compile-wasm.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

describe('BUNZIP2_WASM', () => {
  it('is what its AssemblyScript sources compile to', async () => {
    const module = {
      entry: 'assembly/bunzip2/index.ts',
      output: 'src/bzip2/bunzip2.wasm.ts',
      constant: 'BUNZIP2_WASM',
    };
    expect(await compileWasm(module, folder)).toBe(readFileSync(`${folder}/${module.output}`, 'utf8'));
  });
});
