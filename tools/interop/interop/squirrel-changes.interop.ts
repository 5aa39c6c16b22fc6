import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { libDigests } from '../src/release-pair.ts';
import { pairPackage, SAYABLE_PAIRS } from '../src/sayable-pairs.ts';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);
const LAST = 5;

describe.skipIf(skipped !== undefined)(`Squirrel.Windows 2.0.1 and every kind of change ${skipped ?? ''}`, () => {
  let folder: string;
  let squirrel: Squirrel;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(folder, 'squirrel'));
    squirrel = await openSquirrel(join(folder, 'squirrel'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('applies our deltas to the files of our target, and what it would get wrong is refused', async () => {
    const lines: string[] = [];
    const wanted: (readonly [string, string, string])[] = [];
    let refused = 0;
    for (const [index, { what, base, target, refused: reason }] of SAYABLE_PAIRS.entries()) {
      const path = (name: string): string => join(folder, String(index), name);
      await mkdir(join(folder, String(index)));
      const [full, next] = [path('App-1.0.0-full.nupkg'), path('App-1.1.0-full.nupkg')];
      const out = path('App-1.1.0-delta.nupkg');
      await writeFile(full, await pairPackage(base, '1.0.0'));
      await writeFile(next, await pairPackage(target, '1.1.0'));
      const made = createDeltaFile({ base: full, target: next, out, engine: 'portable' });
      if (reason === undefined) {
        await made;
        lines.push([full, out, path('rebuilt.nupkg')].join('\t'));
        wanted.push([what, next, path('rebuilt.nupkg')]);
      } else {
        await expect(made, what).rejects.toMatchObject({ code: 'DELTA_FORMAT_CANNOT_SAY' });
        refused += 1;
      }
    }
    const list = join(folder, 'list');
    await writeFile(list, lines.join('\n'));
    const outcomes: readonly unknown[] = JSON.parse(await squirrel.must('apply-each', list));
    for (const [index, [what, next, rebuilt]] of wanted.entries()) {
      expect(outcomes[index], what).toMatchObject({ out: rebuilt });
      expect(await libDigests(rebuilt), what).toEqual(await libDigests(next));
    }
    console.log(`Squirrel: ${String(wanted.length)} deltas applied, ${String(refused)} changes refused`);
    expect(wanted.length + refused).toBe(40);
  });

  it('makes deltas that we apply, one after the other and five at once', async () => {
    const path = (release: number, kind: string): string => join(folder, `App-1.${String(release)}.0-${kind}.nupkg`);
    const text = 'what an application says, again and again '.repeat(200);
    for (let release = 0; release <= LAST; release += 1) {
      const files = {
        'lib/net45/App.exe': `${text}${String(release)}`,
        'lib/net45/Same.dll': text,
        'lib/net45/notes.txt': `release ${String(release)}`,
        [`lib/net45/only-in-${String(release)}.txt`]: `here and gone ${String(release)}`,
        'lib/net45/Library.dll': text.slice(release * 100),
      };
      await writeFile(path(release, 'full'), await pairPackage(files, `1.${String(release)}.0`));
      if (release === 0) continue;
      await squirrel.must('create-delta', path(release - 1, 'full'), path(release, 'full'), path(release, 'delta'));
      const out = join(folder, 'one.nupkg');
      await applyDeltaFiles({ base: path(release - 1, 'full'), deltas: [path(release, 'delta')], out });
      expect(await libDigests(out)).toEqual(await libDigests(path(release, 'full')));
    }
    const deltas = Array.from({ length: LAST }, (_, index) => path(index + 1, 'delta'));
    const out = join(folder, 'five.nupkg');
    await applyDeltaFiles({ base: path(0, 'full'), deltas, out });
    expect(await libDigests(out)).toEqual(await libDigests(path(LAST, 'full')));
    expect((await readFile(out)).length).toBeGreaterThan(0);
    console.log(`Squirrel: ${String(LAST)} deltas of its own applied by us, one by one and as one chain`);
  });
});
