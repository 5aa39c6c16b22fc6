import { indexStepFor } from './choose-preset.ts';
import { layoutSearch } from './search-layout.ts';
import { MAX_SEARCH_MEMORY } from './find-covers.ts';

/** bzip2 both ways, the patch of a large file, and what a thread takes by itself. */
const FIXED = 32 * 2 ** 20;

/** About how many bytes it takes to make one patch with the portable engine, files and index included. */
export function searchMemory(baseLength: number, targetLength: number, threads = 1): number {
  const { size } = layoutSearch(baseLength, targetLength, indexStepFor(baseLength, targetLength), threads);
  return FIXED + (size <= MAX_SEARCH_MEMORY ? size : MAX_SEARCH_MEMORY + baseLength + targetLength);
}
