import { describe, expect, it } from 'vitest';
import { formatSbom, SBOM_PATH } from '../../src/index.ts';
import { flattenReport } from '../builders/flatten-report.ts';

describe('formatSbom', () => {
  it('makes a document of a report, and of one that has no output yet', async () => {
    const { output, ...unwritten } = flattenReport();
    const whole = JSON.parse(await formatSbom({ ...unwritten, output }));
    const early = JSON.parse(await formatSbom(unwritten, { created: new Date(0) }));
    expect(whole).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(whole.metadata.component.hashes).toHaveLength(1);
    expect(early.metadata).not.toHaveProperty('component.hashes');
    expect(SBOM_PATH).toBe('bom.cdx.json');
  });
});
