import { logger, type PromiseExecutor } from '@nx/devkit';
import { formatChannelName } from '@nuspine/channels';
import { folderStore, verifyStoredChannel } from '@nuspine/channels/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';
import { printFindings } from '../print-findings.ts';

/** Checks the log of every channel of a store. A store without channels proves nothing, so it fails. */
export const channelVerify: PromiseExecutor<{ readonly store: string }> = (options, context) =>
  outcome(async () => {
    const store = folderStore(projectPath(context, options.store));
    const names = await store.channels();
    let ok = names.length > 0;
    for (const name of names) {
      logger.info(formatChannelName(name));
      const report = await verifyStoredChannel(store, name);
      ok = printFindings({ ok: report.ok, findings: report.problems }) && ok;
    }
    return ok;
  });
