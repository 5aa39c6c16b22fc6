import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { FlattenReportSchema } from '../../src/index.ts';

describe('FlattenReportSchema', () => {
  it('is the published schema', async () => {
    const path = new URL('../../schema/flatten-report.schema.json', import.meta.url);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(FlattenReportSchema)));
  });
});
