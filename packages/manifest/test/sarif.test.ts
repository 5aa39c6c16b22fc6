import { describe, expect, it } from 'vitest';
import { finding } from '../src/finding.ts';
import { FINDING_RULES } from '../src/finding-rules.ts';
import { formatSarif } from '../src/sarif.ts';

const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

describe('formatSarif', () => {
  it('states every rule, and each finding with its place', () => {
    const sarif = parse(
      formatSarif({ findings: [finding('binary-unlisted', 'vendor/a b#.dll', { found: 'pe' })] }, '1.2.3'),
    );
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'nuspine', version: '1.2.3' } },
          results: [
            {
              ruleId: 'binary-unlisted',
              ruleIndex: Object.keys(FINDING_RULES).indexOf('binary-unlisted'),
              level: 'error',
              locations: [
                { physicalLocation: { artifactLocation: { uri: 'vendor/a%20b%23.dll', uriBaseId: 'ROOT' } } },
              ],
            },
          ],
        },
      ],
    });
  });

  it('gives equal bytes for equal findings', () => {
    const findings = [finding('origin-missing', 'a')];
    expect(formatSarif({ findings }, '1')).toEqual(formatSarif({ findings }, '1'));
  });
});
