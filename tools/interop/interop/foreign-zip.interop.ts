import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { type ReleasePair, releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['python3', '7z']);

// Writes the entries of one archive into another, with folders and times of its own: repack.py <in> <out> <level>
const REPACK = `
import sys, zipfile
source = zipfile.ZipFile(sys.argv[1])
target = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED, compresslevel=int(sys.argv[3]))
target.comment = b'packed again'
target.writestr(zipfile.ZipInfo('lib/', (2024, 2, 3, 4, 5, 6)), b'')
for number, name in enumerate(source.namelist()):
    info = zipfile.ZipInfo(name, (2024, 2, 3, 4, 5, 2 * (number % 30)))
    info.compress_type = zipfile.ZIP_STORED if number % 5 == 0 else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    target.writestr(info, source.read(name))
target.close()
`;

describe.skipIf(skipped !== undefined)(`packages that other tools zipped ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    await mkdir(join(folder, 'work'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function exactness(target: string, format: 'velopack' | 'nuspine'): Promise<string> {
    const [delta, out] = [join(folder, 'foreign-delta.nupkg'), join(folder, 'rebuilt.nupkg')];
    const made = await createDeltaFile({ base: pair.base, target, out: delta, format });
    const applied = await applyDeltaFiles({ base: pair.base, deltas: [delta], out });
    expect(applied.exactness).toBe(made.exactness);
    expect((await readFile(out)).equals(await readFile(target))).toBe(made.exactness === 'bytes');
    return made.exactness;
  }

  it.each(['1', '6', '9'])('are rebuilt to the byte when Python zipped them at level %s', async (level) => {
    const [script, target] = [join(folder, 'repack.py'), join(folder, `python-${level}.nupkg`)];
    await writeFile(script, REPACK);
    await mustRun('python3', [script, pair.target, target, level]);
    expect(await exactness(target, 'velopack')).toBe('bytes');
    expect(await exactness(target, 'nuspine')).toBe('bytes');
  });

  it('are rebuilt when 7-Zip did: in contents by deltas of Velopack, to the byte by ours', async () => {
    const target = join(folder, 'seven.zip');
    await mustRun('7z', ['x', '-y', `-o${join(folder, 'work')}`, pair.target]);
    await mustRun('7z', ['a', '-tzip', target, '.'], { cwd: join(folder, 'work') });
    expect(await exactness(target, 'velopack')).toBe('contents');
    expect(await exactness(target, 'nuspine')).toBe('bytes');
  });
});
