import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type Finding, finding } from '../src/finding.ts';
import type { FindingCode } from '../src/finding-code.ts';
import { FINDING_RULES } from '../src/finding-rules.ts';
import { formatSarif } from '../src/sarif.ts';

const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

/** The published schema is of draft 4, which says `id` for `$id`; it uses nothing else that later drafts changed. */
function publishedSchema(): ValidateFunction {
  const { resolve } = createRequire(import.meta.url);
  const text = readFileSync(resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile({ ...JSON.parse(text), $schema: undefined, id: undefined });
}

describe('formatSarif', () => {
  it('follows the published schema of SARIF 2.1.0, whatever is found', () => {
    const validate = publishedSchema();
    const codes = Object.keys(FINDING_RULES).filter(isFindingCode);
    const findings = codes.flatMap((code) => [
      finding(code, 'vendor/a b#\ud800.dll', { wanted: 1, found: '\u0000\u202e' }),
      finding(code, ''),
    ]);
    expect(codes.length).toBeGreaterThan(50);
    validate(parse(formatSarif({ findings }, '1.2.3')));
    expect(validate.errors).toBeNull();
    validate(parse(formatSarif({ findings: [] }, '0.0.0-alpha')));
    expect(validate.errors).toBeNull();
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

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
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'vendor/a%20b%23.dll', uriBaseId: 'ROOT' },
                    region: { startLine: 1 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('lets GitHub know each finding again, also of several of one code at one place', () => {
    const hashes = (...findings: readonly Finding[]): readonly (string | undefined)[] => {
      const text = Buffer.from(formatSarif({ findings }, '1')).toString('utf8');
      return [...text.matchAll(/"primaryLocationLineHash": "([0-9a-f]{64}:\d)"/g)].map(([, hash]) => hash);
    };
    const [first, second] = hashes(finding('path-collision', 'x', { found: 'a' }), finding('path-collision', 'x'));
    expect([first?.slice(-2), second?.slice(-2)]).toEqual([':1', ':2']);
    expect(hashes(finding('path-collision', 'x', { found: 'other' }))).toEqual([first]);
    expect(hashes(finding('path-collision', 'y'))).not.toEqual([first]);
  });

  it('gives equal bytes for equal findings', () => {
    const findings = [finding('origin-missing', 'a')];
    expect(formatSarif({ findings }, '1')).toEqual(formatSarif({ findings }, '1'));
  });
});

function isFindingCode(code: string): code is FindingCode {
  return code in FINDING_RULES;
}
