import Type, { type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';
import type { Finding } from './finding.ts';

/** What a check of a layout looked at and found. */
export interface OfflineReport {
  /** No finding is an error. */
  readonly ok: boolean;
  readonly checked: CheckedCounts;
  /** In order of path. */
  readonly findings: readonly Finding[];
}

/** How much was looked at. */
export interface CheckedCounts {
  readonly files: number;
  readonly packages: number;
  readonly binaries: number;
  readonly bundles: number;
  /** Packages in the cache of restored packages. */
  readonly cached: number;
  /** NuGet.config files. */
  readonly configs: number;
}

const count = Type.Integer({ minimum: 0 });
const operand = Type.Optional(Type.Union([Type.String(), Type.Number()]));

/** The schema of a finding. */
export const findingSchema: TSchema = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  path: Type.String(),
  rule: Type.String({ description: 'What holds in a sound layout.' }),
  fix: Type.String({ description: 'What to do about it.' }),
  wanted: operand,
  found: operand,
});

/** The JSON Schema of what `nuspine offline verify --json` prints. */
export const OfflineReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'No finding is an error.' }),
    checked: Type.Object({
      files: count,
      packages: count,
      binaries: count,
      bundles: count,
      cached: count,
      configs: count,
    }),
    findings: Type.Array(findingSchema),
  },
  documentOptions('offline-report', 'What a check of an offline layout found'),
);

/** A report of findings that are in order. */
export function offlineReport(checked: CheckedCounts, findings: readonly Finding[]): OfflineReport {
  return { ok: findings.every(({ severity }) => severity !== 'error'), checked, findings };
}
