import { compareOrdinal } from '@nuspine/primitives';
import type { FindingCode } from './finding-code.ts';
import { FINDING_RULES, type Severity } from './finding-rules.ts';

/** Something that does not hold. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** From the root of the repository, with "/". */
  readonly path: string;
  /** What holds in a sound layout. */
  readonly rule: string;
  /** What to do about it. */
  readonly fix: string;
  readonly wanted?: string | number;
  readonly found?: string | number;
}

/** What a finding is about, beyond its path. */
export type FindingOperands = Pick<Finding, 'wanted' | 'found'>;

export function finding(code: FindingCode, path: string, operands: FindingOperands = {}): Finding {
  return { code, ...FINDING_RULES[code], path, ...operands };
}

/** By path, then code, so that equal layouts give equal reports. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => compareOrdinal(a.path, b.path) || compareOrdinal(a.code, b.code) || compareOrdinal(textOf(a), textOf(b)),
  );
}

function textOf({ wanted, found }: Finding): string {
  return `${String(wanted)} ${String(found)}`;
}
