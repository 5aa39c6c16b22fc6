import { checkEvidence } from './channel-schemas.ts';
import { type DocumentFault, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from './errors.ts';
import type { Evidence } from './operation.ts';

/** Reads recorded results of gates: a list. Throws `CHANNEL_EVIDENCE_INVALID` with every fault. */
export function parseEvidence(bytes: Uint8Array, path: string): readonly Evidence[] {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new ChannelError('CHANNEL_EVIDENCE_INVALID', 'evidence does not follow its schema', { path, found, cause });
  };
  return checkEvidence(parseJson(bytes, refuse, { byteOrderMark: true }), refuse);
}
