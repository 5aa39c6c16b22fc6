import process from 'node:process';
import { logger, type PromiseExecutor } from '@nx/devkit';
import { runOffline } from '@nuspine/manifest/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

export interface OfflineRestoreOptions {
  readonly root: string;
  readonly command: readonly string[];
}

/** Runs a command with nothing but the layout. Whoever asks for more is printed, and fails it. */
export const offlineRestore: PromiseExecutor<OfflineRestoreOptions> = ({ root, command }, context) =>
  outcome(async () => {
    const report = await runOffline(projectPath(context, root), command, { environment: process.env });
    for (const contact of report.contacts) logger.warn(JSON.stringify(contact));
    logger.info(`evidence: ${report.evidence ?? 'nothing ran'}, remote contacts: ${String(report.contacts.length)}`);
    return printFindings(report);
  });
