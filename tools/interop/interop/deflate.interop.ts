import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateCanonically, readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { digestBytes } from '@nuspine/primitives';
import { numbersFrom, sampleContent, temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['python3']);
const SCRIPT = fileURLToPath(
  new URL('../../../packages/nupkg-core/test/archive/canonical-deflate.py', import.meta.url),
);
const LOCAL_NUGETS = fileURLToPath(new URL('../../../local-nugets', import.meta.url));
const isDeep = process.env['NUSPINE_DEEP'] === '1';
const SEED = 20260202;
const SAMPLES = isDeep ? 3000 : 200;
/** Samples for each start of Python. */
const BATCH = 40;
const PACKAGES = isDeep ? 1000 : 12;
/** Python takes a second for 400 KB. */
const MAX_SIZE = isDeep ? Infinity : 50_000;

describe.skipIf(skipped !== undefined)(`Canonical deflate ${skipped ?? ''}`, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(`is that of the page for ${String(SAMPLES)} samples from seed ${String(SEED)}`, async () => {
    const next = numbersFrom(SEED);
    for (let done = 0; done < SAMPLES; done += BATCH) {
      const sizes = Array.from({ length: BATCH }, (_, index) => next() % (index === 0 ? 1_300_000 : 20_000));
      await expectBytesOfThePage(
        folder,
        sizes.map((size, index) => sampleContent(SEED + done + index, size)),
      );
    }
  });

  it(`is that of the page for files of ${String(PACKAGES)} real packages`, async () => {
    const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg'));
    let files = 0;
    for (const name of names.slice(0, PACKAGES)) {
      const contents = await contentsOf(join(LOCAL_NUGETS, name));
      files += contents.length;
      await expectBytesOfThePage(folder, contents);
    }
    expect(files).toBeGreaterThan(PACKAGES);
  });
});

async function contentsOf(path: string): Promise<readonly Uint8Array[]> {
  return withPackageFile(path, (pkg) =>
    Promise.all(pkg.files.filter(({ size }) => size <= MAX_SIZE).map((entry) => readEntry(pkg.archive, entry))),
  );
}

async function expectBytesOfThePage(folder: string, contents: readonly Uint8Array[]): Promise<void> {
  const paths = contents.map((_, index) => join(folder, `content-${String(index)}`));
  for (const [index, content] of contents.entries()) await writeFile(paths[index] ?? '', content);
  const { stdout } = await mustRun('python3', [SCRIPT, ...paths]);
  expect(contents.map((content) => digestBytes(deflateCanonically(content)))).toEqual(stdout.trim().split('\n'));
}
