import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { nuspine } from './delta-bench.ts';
import { medianOfRuns } from './median-of-runs.ts';
import type { Result } from './result-table.ts';

const MEBIBYTE = 2 ** 20;
export const CURVE_SIZES: readonly number[] = [1, 10, 100, 500];
const PROGRAM = 'node';

/**
 * Larger files are of copies of so much of the program, which differ from each other in every byte: at every size, files
 * hold the same in the same shares. What stands at its end, names of symbols, takes far longer than what stands before.
 */
const COPIED = 10 * MEBIBYTE;

/** How the time to make one patch grows with the file, which is made of the native program of corpus N. */
export async function benchCurve({ baseFolder, targetFolder }: Corpus, folder: string): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const size of CURVE_SIZES) {
    const [base, target, patch] = [join(folder, 'base'), join(folder, 'target'), join(folder, 'patch')];
    await writeGrown(join(baseFolder, PROGRAM), size * MEBIBYTE, base);
    await writeGrown(join(targetFolder, PROGRAM), size * MEBIBYTE, target);
    const run = await medianOfRuns(nuspine('delta', 'diff', base, target, '--out', patch, '--engine', 'portable'), 1);
    results.push({ name: `${String(size)} MB`, bytes: (await stat(patch)).size, run });
  }
  return results;
}

/** Writes `size` bytes: the start of the program again and again, each time with another value added to its bytes. */
async function writeGrown(program: string, size: number, out: string): Promise<void> {
  const bytes = (await readFile(program)).subarray(0, COPIED);
  const file = await open(out, 'w');
  try {
    for (let written = 0, copy = 0; written < size; written += bytes.length, copy += 1) {
      const part = bytes.subarray(0, Math.min(bytes.length, size - written)).map((byte) => byte + copy);
      await file.write(part);
    }
  } finally {
    await file.close();
  }
}
