import type { OnProgress } from '@nuspine/nupkg-core';
import type { Effort } from '../engine/effort.ts';
import type { ByteWriter } from './byte-writer.ts';
import { detailsWriter, type FileDetails } from './file-details.ts';
import type { FileMode, ListedFile } from './file-list.ts';
import type { DigestedFile } from './package-files.ts';
import { type PlannedRead, readAhead } from './planned-file.ts';
import { type ApartFile, takeApart } from './take-apart.ts';

/** What is written down of the files that have been taken apart. */
export interface Listing {
  readonly files: ListedFile[];
  readonly details: ByteWriter;
}

export interface TakeOptions {
  readonly effort?: Effort;
  readonly onProgress?: OnProgress | undefined;
}

/** Takes files of the target apart, group by group: `groups` says how many files each has. What is found goes into the listing. */
export async function* takeGroups(
  planned: readonly PlannedRead[],
  groups: readonly number[],
  base: readonly DigestedFile[],
  { files, details }: Listing,
  { effort, onProgress }: TakeOptions,
): AsyncGenerator<ApartFile[], void, void> {
  const total = planned.length;
  const describe = detailsWriter(details);
  for (const count of groups) {
    const apart: ApartFile[] = [];
    const group = planned.slice(files.length, files.length + count);
    for await (const { file, plan, content, peer } of readAhead(group, base)) {
      onProgress?.({ phase: 'diff', done: files.length, total, item: file.path });
      if (content === undefined) {
        files.push(listedFile(file, 'same', plan?.peer, {}));
        continue;
      }
      const each = takeApart(content, peer, effort);
      files.push(listedFile(file, each.mode, plan?.peer, each.details));
      describe(each.details, peer);
      apart.push(each);
    }
    yield apart;
  }
  onProgress?.({ phase: 'diff', done: total, total });
}

function listedFile(
  { path, size }: DigestedFile,
  mode: FileMode,
  peer: number | undefined,
  details: FileDetails,
): ListedFile {
  return {
    path,
    mode,
    size,
    ...(peer === undefined ? {} : { peer }),
    symbols: details.symbols === undefined ? 'none' : 'packed',
    computed: details.computed === undefined ? 'none' : 'some',
  };
}
