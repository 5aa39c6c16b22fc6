import type { SigningContext } from '@nuspine/channels/fs';
import type { RootDraftReport } from '@nuspine/channels';
import type { CommandIo } from './command-io.ts';
import { rootDraftText } from './root-draft-text.ts';
import { openForSigning, type SigningArgs } from './trust-params.ts';

/** A draft of a root, and who signs it. */
export type RootDraftArgs = SigningArgs & { readonly draft: string };

/** What holders of the root do with a draft: it is read, changed, written over and told about. */
export async function changeDraft(
  { draft, ...args }: RootDraftArgs,
  io: CommandIo,
  change: (context: SigningContext, bytes: Uint8Array) => Promise<WrittenDraft>,
): Promise<void> {
  const { readRootFile } = await import('@nuspine/channels/fs');
  const before = await readRootFile(draft);
  await writeDraft(draft, await change(await openForSigning(args, io), before), io);
}

/** A draft and what is known of it. */
export interface WrittenDraft {
  readonly bytes: Uint8Array;
  readonly report: RootDraftReport;
}

/** Writes a draft, and says what it changes and who has signed it. */
export async function writeDraft(path: string, { bytes, report }: WrittenDraft, io: CommandIo): Promise<void> {
  const { writeFileAtomically } = await import('@nuspine/primitives/fs');
  await writeFileAtomically(path, (sink) => sink.write(bytes));
  io.print(report, () => rootDraftText(report));
}
