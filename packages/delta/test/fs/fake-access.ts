import { PrimitivesError } from '@nuspine/primitives';
import { folderAccess } from '../../src/fs/folder-access.ts';
import type { FeedAccess } from '../../src/fs/feed-access.ts';

/** How a feed misbehaves, by file name. */
export interface Faults {
  /** Cuts the connection after so many bytes, this many times. */
  readonly cut?: { readonly after: number; readonly times: number };
  /** Changes the bytes on their way. */
  readonly change?: (piece: Uint8Array) => Uint8Array;
  readonly missing?: boolean;
}

/** What was asked for: `<file name>@<offset>`. */
export type Asked = string[];

/** A folder behind a connection that misbehaves. Recipes cannot be looked at, as over a network. */
export function faultyAccess(folder: string, faults: Readonly<Record<string, Faults>>, asked: Asked = []): FeedAccess {
  const sound = folderAccess(folder);
  const left = new Map(Object.entries(faults).map(([name, { cut }]) => [name, cut?.times ?? 0]));
  return {
    location: folder,
    indexNames: sound.indexNames,
    readIndex: sound.readIndex,
    fetch: async (entry, sink, begun) => {
      const fault = faults[entry.fileName] ?? {};
      asked.push(`${entry.fileName}@${String(begun.size)}`);
      if (fault.missing) throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be opened');
      const times = left.get(entry.fileName) ?? 0;
      left.set(entry.fileName, times - 1);
      const room = fault.cut !== undefined && times > 0 ? fault.cut.after : Infinity;
      let sent = 0;
      const faulty = {
        write: async (piece: Uint8Array): Promise<void> => {
          const bytes = fault.change?.(piece) ?? piece;
          await sink.write(bytes.subarray(0, room - sent));
          sent += bytes.length;
          if (sent > room) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      };
      await sound.fetch(entry, faulty, begun);
    },
  };
}

export const noPause = (): Promise<void> => Promise.resolve();
