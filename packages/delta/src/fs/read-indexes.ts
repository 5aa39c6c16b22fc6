import { CodedError } from '@nuspine/primitives';
import { DeltaError } from '../errors.ts';
import { type FeedIndex, parseIndex } from '../feed-index.ts';
import type { FeedAccess } from './feed-access.ts';

/** The indexes of a feed, and why others could not be read. */
export interface ReadIndexes {
  readonly indexes: readonly FeedIndex[];
  readonly unreadable: readonly { readonly fileName: string; readonly reason: string }[];
}

/**
 * Reads every index of a feed. One that is damaged, or an error page in its place, is passed over as long as another can
 * be read. Throws what is wrong with the first if none can, or `DELTA_NOT_AN_INDEX` if there is none.
 */
export async function readIndexes(access: FeedAccess): Promise<ReadIndexes> {
  const { indexes, errors } = await tryIndexes(access);
  const [first] = errors;
  if (indexes.length === 0 && first !== undefined) throw first.error;
  return { indexes, unreadable: errors.map(({ fileName, error }) => ({ fileName, reason: reasonOf(error) })) };
}

/** The same for who has no use for a part. Throws what is wrong with the first that cannot be read, or `DELTA_NOT_AN_INDEX`. */
export async function readEveryIndex(access: FeedAccess): Promise<readonly FeedIndex[]> {
  const { indexes, errors } = await tryIndexes(access);
  const [first] = errors;
  if (first !== undefined) throw first.error;
  return indexes;
}

interface TriedIndexes {
  readonly indexes: readonly FeedIndex[];
  readonly errors: readonly { readonly fileName: string; readonly error: unknown }[];
}

async function tryIndexes(access: FeedAccess): Promise<TriedIndexes> {
  const indexes: FeedIndex[] = [];
  const errors: { readonly fileName: string; readonly error: unknown }[] = [];
  for (const fileName of await access.indexNames()) {
    try {
      const content = await access.readIndex(fileName);
      if (content !== undefined) indexes.push(parseIndex(fileName, content, `${access.location}/${fileName}`));
    } catch (error) {
      errors.push({ fileName, error });
    }
  }
  if (indexes.length === 0 && errors.length === 0) {
    throw new DeltaError('DELTA_NOT_AN_INDEX', 'there is neither RELEASES nor a releases.<…>.json', {
      path: access.location,
    });
  }
  return { indexes, errors };
}

/** What an error says in one line, with its code if it has one. */
export function reasonOf(error: unknown): string {
  if (error instanceof CodedError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
