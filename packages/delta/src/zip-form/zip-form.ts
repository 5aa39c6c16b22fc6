import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Archive, type ArchiveEntry, deflateCanonically, readEntry } from '@nuspine/nupkg-core';
import type { ByteSink } from '@nuspine/primitives';
import { RECIPE_PATH } from '../delta-recipe.ts';
import { DeltaError } from '../errors.ts';
import { DEFLATE_WAYS, deflateLike, isDeflateWay } from './deflate-like.ts';

/** How an archive that is not canonical was written, as far as its content does not say it. */
export interface ZipForm {
  /** Every byte that is not content of an entry (headers, folders, directory), deflated, in base64. */
  readonly skeleton: string;
  /** The content of each entry, in the order of the entries. */
  readonly packed: readonly PackedForm[];
}

export interface PackedForm {
  /** In the archive, in bytes. */
  readonly offset: number;
  /** `store`, `canonical`, or a way that `deflateLike` knows. */
  readonly how: string;
}

/**
 * How `archive` was written, if that can be done again to the byte: every entry stored, or deflated in a way we know.
 * `undefined` otherwise, which the first entry mostly tells.
 */
export async function describeZip(archive: Archive): Promise<ZipForm | undefined> {
  const packed: PackedForm[] = [];
  const skeleton: Uint8Array[] = [];
  let end = 0;
  for (const entry of archive.entries) {
    // Contents are written in the order of the directory.
    if (entry.dataOffset < end) return undefined;
    const how = await howPacked(archive, entry, packed.at(-1)?.how);
    if (how === undefined) return undefined;
    packed.push({ offset: entry.dataOffset, how });
    skeleton.push(await archive.source.read(end, entry.dataOffset - end));
    end = entry.dataOffset + entry.compressedSize;
  }
  skeleton.push(await archive.source.read(end, archive.source.size - end));
  return { skeleton: deflateRawSync(Buffer.concat(skeleton), { level: 9 }).toString('base64'), packed };
}

/** Puts the contents of entries, in their order, where they stood. */
export interface ZipFormWriter {
  write(content: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

/**
 * Writes an archive as another program did. `size` is that of the archive. Throws `DELTA_RECIPE_INVALID` for a form that
 * does not fit together; that the bytes are right is for the caller to compare.
 */
export function zipFormWriter({ skeleton, packed }: ZipForm, size: number, sink: ByteSink): ZipFormWriter {
  const bones = inflateSkeleton(skeleton, size);
  let [written, used, next] = [0, 0, 0];
  const write = async (bytes: Uint8Array): Promise<void> => {
    await sink.write(bytes);
    written += bytes.length;
  };
  const writeBones = async (length: number): Promise<void> => {
    if (length < 0 || used + length > bones.length) throw misfit('archive and its skeleton do not fit together');
    await write(bones.subarray(used, used + length));
    used += length;
  };
  return {
    write: async (content) => {
      const form = packed[next];
      if (form === undefined) throw misfit('archive has more entries than its form');
      next += 1;
      await writeBones(form.offset - written);
      await write(pack(form.how, content));
    },
    end: () => writeBones(bones.length - used),
  };
}

async function howPacked(archive: Archive, entry: ArchiveEntry, likely?: string): Promise<string | undefined> {
  if (entry.method === 'store') return 'store';
  const content = await readEntry(archive, entry);
  const found = await archive.source.read(entry.dataOffset, entry.compressedSize);
  const ways = ['canonical', ...DEFLATE_WAYS];
  const inOrder = likely === undefined || likely === 'store' ? ways : [likely, ...ways.filter((way) => way !== likely)];
  return inOrder.find((way) => Buffer.compare(pack(way, content), found) === 0);
}

function pack(how: string, content: Uint8Array): Uint8Array {
  if (how === 'store') return content;
  if (how === 'canonical') return deflateCanonically(content);
  if (isDeflateWay(how)) return deflateLike(how, content);
  throw misfit(`entries were packed in a way that is not known: ${how.slice(0, 40)}`);
}

/** What is not content is never larger than the whole. */
function inflateSkeleton(skeleton: string, size: number): Uint8Array {
  try {
    return inflateRawSync(Buffer.from(skeleton, 'base64'), { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    throw new DeltaError('DELTA_RECIPE_INVALID', 'skeleton of the archive cannot be read', {
      path: RECIPE_PATH,
      cause,
    });
  }
}

function misfit(message: string): DeltaError {
  return new DeltaError('DELTA_RECIPE_INVALID', message, { path: RECIPE_PATH });
}
