import { compareOrdinal } from '@nuspine/primitives';
import { DIGEST_WIDTH, FILE_TYPE, type FileTable, NO_KIND, pathAt, STATE_WIDTH } from './file-table.ts';

/** Takes over what `from` knows of the paths that both have. Both are in order of path. */
export function copyKnown(from: FileTable, to: FileTable): void {
  for (let source = 0, target = 0; source < from.count && target < to.count; ) {
    // By UTF-16, which is another order than that of the bytes in UTF-8 where there are surrogates.
    const order = compareOrdinal(pathAt(from, source), pathAt(to, target));
    if (order === 0) copyEntry(from, source, to, target);
    if (order <= 0) source++;
    if (order >= 0) target++;
  }
}

function copyEntry(from: FileTable, source: number, to: FileTable, target: number): void {
  to.states.set(from.states.subarray(source * STATE_WIDTH, (source + 1) * STATE_WIDTH), target * STATE_WIDTH);
  to.digests.set(from.digests.subarray(source * DIGEST_WIDTH, (source + 1) * DIGEST_WIDTH), target * DIGEST_WIDTH);
  to.kinds[target] = from.kinds[source] ?? NO_KIND;
  to.types[target] = from.types[source] ?? FILE_TYPE.gone;
  to.hashed[target] = from.hashed[source] ?? 0;
  to.turns[target] = from.turns[source] ?? 0;
}
