import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PackageInspectionSchema } from '../../src/index.ts';

describe('PackageInspectionSchema', () => {
  it('is the published schema', async () => {
    const path = new URL('../../schema/package-inspection.schema.json', import.meta.url);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(PackageInspectionSchema)));
  });
});
