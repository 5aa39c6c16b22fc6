import { digestBytes } from '@nuspine/primitives';
import { FINDING_RULES, type FindingRule } from './finding-rules.ts';
import type { OfflineReport } from './offline-report.ts';

/** Where SARIF's schema lies (SARIF 2.1.0, appendix "Use of fixed values"): viewers go by it. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The one fingerprint by which GitHub knows a finding again; where it makes it itself it reads a line, and a binary has none. */
const GITHUB_FINGERPRINT = 'primaryLocationLineHash';

/** A report as SARIF 2.1.0, which code hosts show beside the files. `version` is that of the tool. */
export function formatSarif({ findings }: Pick<OfflineReport, 'findings'>, version: string): Uint8Array {
  const rules: readonly (readonly [string, FindingRule])[] = Object.entries(FINDING_RULES);
  const ids = rules.map(([code]) => code);
  const fingerprint = fingerprints();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'nuspine', version, rules: rules.map(ruleOf) } },
        originalUriBaseIds: { ROOT: { description: { text: 'The root of the repository.' } } },
        results: findings.map(({ code, severity, path, rule, fix, wanted, found }) => ({
          ruleId: code,
          ruleIndex: ids.indexOf(code),
          level: severity,
          message: {
            text: [`${rule}: ${fix}`, operand('wanted', wanted), operand('found', found)].filter(Boolean).join('; '),
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(path), uriBaseId: 'ROOT' },
                // A finding is of a whole file. GitHub requires a line ("SARIF support for code scanning", `region.startLine`).
                region: { startLine: 1 },
              },
            },
          ],
          partialFingerprints: {
            'codePath/v1': `${code}:${path}`,
            [GITHUB_FINGERPRINT]: fingerprint(code, path),
          },
        })),
      },
    ],
  };
  return Buffer.from(`${JSON.stringify(log, undefined, 2)}\n`, 'utf8');
}

function ruleOf([id, { severity, rule, fix }]: readonly [string, FindingRule]): object {
  return {
    id,
    shortDescription: { text: rule },
    fullDescription: { text: `${rule}: ${fix}` },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

/** Of one code there may be several at one place: they are numbered. What was found is left out, for it may be another each time. */
function fingerprints(): (code: string, path: string) => string {
  const counts = new Map<string, number>();
  return (code, path) => {
    const hash = digestBytes(Buffer.from(`${code}:${path}`, 'utf8')).slice('sha256:'.length);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${String(count)}`;
  };
}

function operand(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `${name} ${String(value)}`;
}

/** A relative URI (RFC 3986): names may hold anything but "/". */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
