import type { Build, ChannelName, ChannelReport, Evidence } from '@nuspine/channels';
import type { ChannelStore } from '@nuspine/channels/fs';
import type { Params } from './command.ts';
import { CliError } from './errors.ts';
import { option, repeatedOption } from './param.ts';

/** Whose statements about builds are believed. */
export interface ProvenanceKeyArgs {
  readonly provenanceKey: readonly string[];
}

/** A statement about a build, and whose are believed. */
export interface ProvenanceArgs extends ProvenanceKeyArgs {
  readonly provenance?: string;
}

export const PROVENANCE_PARAMS: Params<ProvenanceArgs> = {
  provenance: option('--provenance <bundle.json>', 'statement of how it was made; needs --provenance-key'),
  provenanceKey: repeatedOption(
    '--provenance-key <file>',
    'key of a builder; its statements are asked for and checked',
  ),
};

/** The build with its statement, which is checked and stored; a build without one is refused when keys are named. */
export async function withProvenance(
  store: ChannelStore,
  build: Build,
  { provenance, provenanceKey }: ProvenanceArgs,
): Promise<Build> {
  if (provenance === undefined && provenanceKey.length === 0) return build;
  if (provenance === undefined) throw new CliError('CLI_USAGE', '--provenance-key needs --provenance');
  if (provenanceKey.length === 0) throw new CliError('CLI_USAGE', '--provenance needs --provenance-key');
  const { attachProvenance, readDocument, readPublicKeys } = await import('@nuspine/channels/fs');
  const keys = await readPublicKeys(provenanceKey);
  return attachProvenance(store, build, { bytes: await readDocument(provenance), keys, path: provenance });
}

/** The result of the gate `provenance`, when keys are named. */
export async function provenanceOf(
  store: ChannelStore,
  promotion: { readonly channel: ChannelName; readonly build: string; readonly now: Date },
  paths: readonly string[],
): Promise<readonly Evidence[]> {
  if (paths.length === 0) return [];
  const { provenanceEvidence, readPublicKeys } = await import('@nuspine/channels/fs');
  return [await provenanceEvidence(store, { ...promotion, keys: await readPublicKeys(paths) })];
}

/** What was found, and what is wrong with the statements about builds when keys are named. */
export async function withProvenanceProblems(
  store: ChannelStore,
  report: ChannelReport,
  paths: readonly string[],
): Promise<ChannelReport> {
  if (paths.length === 0) return report;
  const { readPublicKeys, verifyProvenance } = await import('@nuspine/channels/fs');
  return verifyProvenance(store, report, await readPublicKeys(paths));
}
