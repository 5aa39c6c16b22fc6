import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm } from '@nuspine/wasm';
import { describe, expect, it } from 'vitest';
import { DEFLATE_MODULE } from '../../scripts/wasm-modules.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

describe('DEFLATE_WASM', () => {
  it('is what its AssemblyScript sources compile to', async () => {
    expect(await compileWasm(DEFLATE_MODULE, folder)).toBe(readFileSync(`${folder}/${DEFLATE_MODULE.output}`, 'utf8'));
  });
});
