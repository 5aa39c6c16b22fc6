import { logger } from '@nx/devkit';

/** A report of findings, each of which may name a place, a code and what to do. */
export interface FindingsReport {
  readonly ok: boolean;
  readonly findings: readonly object[];
}

/** Prints each finding on a line, and returns whether the report is good. */
export function printFindings({ ok, findings }: FindingsReport): boolean {
  for (const finding of findings) {
    const line = Object.entries(finding)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ');
    if (ok) logger.warn(line);
    else logger.error(line);
  }
  logger.info(`findings: ${String(findings.length)}`);
  return ok;
}
