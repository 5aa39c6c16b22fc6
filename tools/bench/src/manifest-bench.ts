import { appendFile, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath } from './find-on-path.ts';
import { measureProcess } from './measure-process.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

/** How many files a layout has, and how many bytes each of them. */
export interface LayoutSize {
  readonly files: number;
  readonly bytes: number;
  /** Of them change between two runs. */
  readonly changed: number;
}

/** 10 GB; the files are sparse, so that the disk holds 400 MB of them. */
const SIZE: LayoutSize = { files: 100_000, bytes: 100_000, changed: 20 };

/** `offline verify`, cold beside `sha256sum` over the same files on two cores, and warm with 20 files changed. */
export async function benchManifest(folder: string, size: LayoutSize = SIZE): Promise<readonly Result[]> {
  const root = join(folder, 'layout');
  await writeSparseLayout(root, size);
  await offline('update', root);
  await stateWords(join(root, 'vendor/manifest.json'));
  const cache = join(folder, 'facts.json');
  const results: Result[] = [];
  if ((await findOnPath('sha256sum')) !== undefined) {
    const line = `find vendor -name '*.bin' -print0 | xargs -0 -n 500 -P 2 sha256sum > /dev/null`;
    results.push({
      name: 'xargs -P 2 sha256sum',
      run: await measureProcess({ file: 'sh', args: ['-c', line], cwd: root }),
    });
  }
  results.push({ name: 'offline verify, cold', run: await offline('verify', root, '--remember', cache) });
  for (let number = 0; number < size.changed; number++) await appendFile(fileOf(root, number * 97), 'x');
  results.push({
    name: `offline verify, warm, ${String(size.changed)} files changed`,
    run: await offline('verify', root, '--remember', cache),
  });
  return results;
}

/** The answer may be no, and is one all the same. */
async function offline(verb: string, root: string, ...more: readonly string[]): Promise<Result['run']> {
  const script = 'node "$0" offline "$@" || [ $? -eq 1 ]';
  return measureProcess({ file: 'sh', args: ['-c', script, NUSPINE, verb, '--quiet', '--root', root, ...more] });
}

function fileOf(root: string, number: number): string {
  return join(root, 'vendor', `d${String(number % 500)}`, `f${String(number)}.bin`);
}

/** Files that begin as programs do, differ, and are empty behind that. */
export async function writeSparseLayout(root: string, { files, bytes }: LayoutSize): Promise<void> {
  for (let number = 0; number < Math.min(500, files); number++)
    await mkdir(join(root, 'vendor', `d${String(number)}`), { recursive: true });
  for (let number = 0; number < files; number++) {
    const start = Buffer.from('7f454c46020101000000000000000000', 'hex');
    start.writeUInt32LE(number, 12);
    const file = await open(fileOf(root, number), 'w');
    await file.write(start);
    await file.truncate(bytes);
    await file.close();
  }
}

/** Nobody owes a word, so that a report is short. */
async function stateWords(path: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('""', '"known"'));
}
