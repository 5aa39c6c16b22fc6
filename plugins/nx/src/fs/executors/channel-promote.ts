import { logger, type PromiseExecutor } from '@nx/devkit';
import { findPromotedBuild, promoteBuild, readEvidenceFiles, runGate } from '@nuspine/channels/fs';
import { changeContext, type ChannelExecutorOptions } from '../channel-options.ts';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Options of `@nuspine/nx:channel-promote`. */
export interface ChannelPromoteOptions extends ChannelExecutorOptions {
  readonly to: string;
  readonly build?: string;
  /** Commands by the name of their gate; exit code 0 passes. */
  readonly gates?: Readonly<Record<string, string>>;
  /** Files with recorded results, relative to the project. */
  readonly evidence?: readonly string[];
}

/** Moves a pointer of a channel forward past its gates, which are run for the very build that is promoted. */
export const channelPromote: PromiseExecutor<ChannelPromoteOptions> = (options, context) =>
  outcome(async () => {
    const { to, build, gates = {}, evidence = [] } = options;
    const change = await changeContext(options, context);
    const promoted = await findPromotedBuild(change, { pointer: to, ...(build === undefined ? {} : { build }) });
    const results = [...(await readEvidenceFiles(evidence.map((file) => projectPath(context, file))))];
    for (const [gate, command] of Object.entries(gates))
      results.push(await runGate({ gate, command }, promoted, change));
    const { done } = await promoteBuild(change, { pointer: to, build: promoted, evidence: results });
    logger.info(done.join('\n'));
    return true;
  });
