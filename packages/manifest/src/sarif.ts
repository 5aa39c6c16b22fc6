import { FINDING_RULES, type FindingRule } from './finding-rules.ts';
import type { OfflineReport } from './offline-report.ts';

/** Where SARIF's schema lies (SARIF 2.1.0, appendix "Use of fixed values"): viewers go by it. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** A report as SARIF 2.1.0, which code hosts show beside the files. `version` is that of the tool. */
export function formatSarif({ findings }: Pick<OfflineReport, 'findings'>, version: string): Uint8Array {
  const rules: readonly (readonly [string, FindingRule])[] = Object.entries(FINDING_RULES);
  const ids = rules.map(([code]) => code);
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
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'ROOT' } } }],
          partialFingerprints: { 'codePath/v1': `${code}:${path}` },
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
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function operand(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `${name} ${String(value)}`;
}

/** A relative URI (RFC 3986): names may hold anything but "/". */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
