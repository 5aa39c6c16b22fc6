import type { Resolution, ResolutionFinding } from './resolution.ts';

/** Restore stops at the first of these that it meets, and then says nothing of downgrades. */
const CONFLICTS: readonly string[] = ['NU1107', 'NU1108'];
const DOWNGRADES: readonly string[] = ['NU1109', 'NU1605'];

/**
 * What is chosen for a runtime, and what is wrong without it or with it: each finding once, and across both what hides
 * the rest in one of them (NuGet.Commands, RestoreCommand.ValidateRestoreGraphsAsync).
 */
export function joinResolutions(plain: Resolution, specific: Resolution): Resolution {
  const known = new Set(plain.findings.map(keyOf));
  const more = specific.findings.filter((finding) => !known.has(keyOf(finding)));
  const findings = visible([...plain.findings, ...more]);
  return { ...specific, ok: plain.ok && specific.ok, findings };
}

function visible(findings: readonly ResolutionFinding[]): readonly ResolutionFinding[] {
  const first = findings.find(({ code }) => CONFLICTS.includes(code));
  if (first === undefined) return findings;
  return findings.filter((finding) => finding === first || ![...CONFLICTS, ...DOWNGRADES].includes(finding.code));
}

function keyOf({ code, id }: ResolutionFinding): string {
  return `${code} ${id}`;
}
