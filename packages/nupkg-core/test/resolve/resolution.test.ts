import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ResolutionSchema } from '../../src/index.ts';

describe('ResolutionSchema', () => {
  it('is the published schema', async () => {
    const path = new URL('../../schema/resolution.schema.json', import.meta.url);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(ResolutionSchema)));
  });
});
