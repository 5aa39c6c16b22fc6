import { withTemporaryFolder } from '@nuspine/testkit';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { runDotnet } from '../../src/fs/run-dotnet.ts';

describe('runDotnet', () => {
  it('tells how the program ended', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await runDotnet(['-e', ''], folder, process.execPath)).toBe(true);
      expect(await runDotnet(['-e', 'process.exitCode = 3'], folder, process.execPath)).toBe(false);
    });
  });

  it('says what is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(runDotnet([], folder, 'no-such-dotnet')).rejects.toMatchObject({ code: 'NX_DOTNET_MISSING' });
    });
  });
});
