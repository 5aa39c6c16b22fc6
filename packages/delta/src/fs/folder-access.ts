import { PrimitivesError, sliceSource, sourceChunks } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeltaDeclaration } from '../delta-declaration.ts';
import { requireWithin } from '../feed-limits.ts';
import { formatOfIndex } from '../feed-index.ts';
import type { FeedAccess } from './feed-access.ts';

/** A feed in a folder, on a disk or a share. What its indexes place at a URL is looked for beside them. */
export function folderAccess(folder: string): FeedAccess {
  return {
    location: folder,
    pathOf: (fileName) => join(folder, fileName),
    indexNames: async () => {
      try {
        return (await readdir(folder)).filter((name) => formatOfIndex(name) !== undefined).toSorted();
      } catch (cause) {
        throw new PrimitivesError('SOURCE_READ_FAILED', 'folder cannot be read', { path: folder, cause });
      }
    },
    readIndex: (name) => {
      const path = join(folder, name);
      return withFileSource(path, async (source) => {
        requireWithin('releasesBytes', source.size, path);
        return source.read(0, source.size);
      });
    },
    fetch: ({ fileName, size }, sink, begun) =>
      withFileSource(join(folder, fileName), async (source) => {
        // Of a file that is longer than it should be, one byte more is enough to tell.
        const end = Math.min(source.size, size + 1);
        if (begun.size < end) {
          const rest = sliceSource(source, begun.size, end - begun.size);
          for await (const chunk of sourceChunks(rest)) await sink.write(chunk);
        }
      }),
    readDeclaration: ({ fileName }) => withFileSource(join(folder, fileName), readDeltaDeclaration),
  };
}
