import { join } from 'node:path';
import { readRestoreOutcomes, TAMPERINGS } from '@nuspine/fixtures';
import { verifyLayout } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { restoreTampered, writeRestoredLayout } from '../src/tampered-restore.ts';

const skipped = await reasonToSkip(['dotnet']);
/** Every one in the deep tests; here those that NuGet notices, and as many that it does not. */
const isDeep = process.env['NUSPINE_DEEP'] === '1';
const outcomes = await readRestoreOutcomes();
const noticed = TAMPERINGS.filter(({ name }) => outcomes[name] !== 'passes');
const missed = TAMPERINGS.filter(({ name }) => outcomes[name] === 'passes').slice(0, 6);
const tried = isDeep ? TAMPERINGS : [...noticed.slice(0, 6), ...missed];

describe.skipIf(skipped !== undefined)(`dotnet restore of tampered layouts ${skipped ?? ''}`, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeRestoredLayout(join(folder, 'sound'));
    process.stdout.write(`tampering: ${String(tried.length)} of ${String(TAMPERINGS.length)} kinds restored\n`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('fills a cache in which we find nothing wrong', async () => {
    const { checked, findings } = await verifyLayout(join(folder, 'sound'));
    expect({ cached: checked.cached, findings }).toEqual({ cached: 2, findings: [] });
  });

  it.each(tried)('says to $name what the page says', async (tampering) => {
    const root = join(folder, tampering.name.replaceAll(/[^a-z]/g, '-'));
    expect(await restoreTampered(join(folder, 'sound'), root, tampering)).toBe(outcomes[tampering.name]);
  });
});
