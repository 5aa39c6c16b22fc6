// Measures what NuGet and Squirrel do with every hostile package, for docs/security/refused-packages.md.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hostilePackages, writeMeasuredOutcomes } from '@nuspine/fixtures';
import { withTemporaryFolder } from '@nuspine/testkit';
import { nugetOutcomes, squirrelOutcomes } from '../src/hostile-outcomes.ts';
import { openNuGet } from '../src/nuget.ts';
import { openSquirrel } from '../src/squirrel.ts';

await withTemporaryFolder(async (folder) => {
  const home = join(folder, 'squirrel');
  await mkdir(home);
  const nuget = await nugetOutcomes(await openNuGet(), join(folder, 'by-nuget'));
  const squirrel = await squirrelOutcomes(await openSquirrel(home), join(folder, 'by-squirrel'));
  const names = hostilePackages().flatMap((group) => group.packages.map(({ name }) => name));
  await writeMeasuredOutcomes(
    Object.fromEntries(names.map((name) => [name, { nuget: nuget[name] ?? '', squirrel: squirrel[name] ?? '' }])),
  );
});
