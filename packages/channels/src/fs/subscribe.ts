import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { addSubscription, type NewSubscription } from '../flow/add-subscription.ts';
import { parseSubscriptions, type Subscription, SUBSCRIPTIONS_NAME } from '../flow/subscriptions.ts';
import { isCode } from './file-writes.ts';

/** What a repository follows after one subscription more. */
export interface SubscribeReport {
  /** The file that was written. */
  readonly path: string;
  readonly subscriptions: readonly Subscription[];
}

/**
 * Makes a repository follow a channel: adds to its `subscriptions.toml`, which is made if it is not there. Throws
 * `FLOW_SUBSCRIPTIONS_INVALID`, `SOURCE_READ_FAILED` and `FILE_WRITE_FAILED`.
 */
export async function subscribe(root: string, subscription: NewSubscription): Promise<SubscribeReport> {
  const path = join(root, SUBSCRIPTIONS_NAME);
  const text = addSubscription(await textIfThere(path), subscription, path);
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(text, 'utf8')));
  return { path: SUBSCRIPTIONS_NAME, subscriptions: parseSubscriptions(text, path).subscriptions };
}

async function textIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return '';
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}
