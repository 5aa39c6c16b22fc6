import type { RootDraftReport } from '../trust/root-draft-report.ts';
import { draftRoot, planDraftedRoot, reportRootDraft, type RootWish, signRootDraft } from '../trust/root-draft.ts';
import type { TrustReport } from '../trust/trust-report.ts';
import { currentBase, publishTrust, type SigningContext } from './sign-store.ts';

/** A root that is not published yet, and what is known of it. */
export interface RootDraft {
  readonly bytes: Uint8Array;
  readonly report: RootDraftReport;
}

/**
 * Drafts the next root of a store, signed with the keys at hand. Throws what `draftRoot` and `readBase` throw; so do the
 * others here.
 */
export async function draftNextRoot(context: SigningContext, wish: RootWish): Promise<RootDraft> {
  const base = await currentBase(context);
  const bytes = await draftRoot(base, wish, context);
  return { bytes, report: await reportRootDraft(base, bytes) };
}

/** Adds the signatures of one holder to a draft. Throws `TRUST_KEY_MISSING` for somebody who is none. */
export async function signNextRoot(context: SigningContext, draft: Uint8Array): Promise<RootDraft> {
  const base = await currentBase(context);
  const bytes = await signRootDraft(base, draft, context);
  return { bytes, report: await reportRootDraft(base, bytes) };
}

/** Publishes a draft that enough holders have signed, with the keys of snapshot and timestamp. */
export function publishNextRoot(context: SigningContext, draft: Uint8Array): Promise<TrustReport> {
  return publishTrust(context, 'a root that its holders signed', (base) => planDraftedRoot(base, draft, context));
}
