import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readMeasuredOutcomes } from '@nuspine/fixtures';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nugetOutcomes, squirrelOutcomes } from '../src/hostile-outcomes.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { openSquirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';

const skipped = await reasonToSkip([...NUGET_PROGRAMS, ...SQUIRREL_PROGRAMS]);

describe.skipIf(skipped !== undefined)(`hostile packages ${skipped ?? ''}`, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are unpacked by NuGet as docs/security/refused-packages.md says', async () => {
    const outcomes = await nugetOutcomes(await openNuGet(), join(folder, 'by-nuget'));
    const measured = Object.entries(await readMeasuredOutcomes()).map(([name, { nuget }]) => [name, nuget]);
    console.log(`NuGet: ${String(measured.length)} hostile packages tried`);
    expect(outcomes).toEqual(Object.fromEntries(measured));
  });

  it('are installed by Squirrel as docs/security/refused-packages.md says', async () => {
    const home = join(folder, 'squirrel');
    await mkdir(home);
    const outcomes = await squirrelOutcomes(await openSquirrel(home), join(folder, 'by-squirrel'));
    const measured = Object.entries(await readMeasuredOutcomes()).map(([name, { squirrel }]) => [name, squirrel]);
    console.log(`Squirrel: ${String(measured.length)} hostile packages tried`);
    expect(outcomes).toEqual(Object.fromEntries(measured));
  });
});
