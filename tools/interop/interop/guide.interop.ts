import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { guideSteps, prepareGuide, runStep } from '../src/run-guide.ts';

const skipped = await reasonToSkip(['dotnet', 'git', 'ip', 'unshare']);

describe.skipIf(skipped !== undefined)(`docs/guides/offline.md ${skipped ?? ''}`, async () => {
  const steps = await guideSteps('offline.md');
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await prepareGuide(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has steps to take', () => {
    expect(steps.length).toBeGreaterThan(15);
  });

  it.each(steps)('$line', async (step) => {
    await runStep(step, folder);
  });

  it('leaves the same layout at the site', async () => {
    const manifests = await Promise.all(
      ['repo', 'site'].map((root) => readFile(join(folder, root, 'local-nugets/manifest.json'), 'utf8')),
    );
    expect(manifests[0]).toContain('"Contoso.Greeter"');
    expect(manifests[1]).toBe(manifests[0]);
  });
});
