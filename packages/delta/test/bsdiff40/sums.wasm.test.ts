import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm } from '@nuspine/wasm';
import { describe, expect, it } from 'vitest';
import { moduleOf } from '../../scripts/wasm-modules.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

describe('SUMS_WASM', () => {
  it('is what its AssemblyScript sources compile to', async () => {
    const module = moduleOf('SUMS_WASM');
    expect(await compileWasm(module, folder)).toBe(readFileSync(`${folder}/${module.output}`, 'utf8'));
  });
});
