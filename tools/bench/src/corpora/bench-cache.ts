import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where corpora are kept between runs, outside the repository: `NUSPINE_BENCH_CACHE`, or a folder of the system's
 * temporary folder. Deleting it costs nothing but the time to fetch again.
 */
export async function benchCache(env: Readonly<Record<string, string | undefined>> = process.env): Promise<string> {
  const folder = env['NUSPINE_BENCH_CACHE'] ?? join(tmpdir(), 'nuspine-bench');
  await mkdir(folder, { recursive: true });
  return folder;
}
