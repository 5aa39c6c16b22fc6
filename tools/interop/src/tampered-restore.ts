import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleLayout, type Tampering } from '@nuspine/fixtures';
import { initLayout } from '@nuspine/manifest/fs';
import { mustRun, runProgram } from './run-program.ts';

/** Variables under which `dotnet restore` is the same everywhere. */
const ENV = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
  MSBUILDDISABLENODEREUSE: '1',
};

/** A repository whose packages the real NuGet has unpacked from its layout. */
export async function writeRestoredLayout(root: string): Promise<void> {
  await writeSampleLayout(root);
  await initLayout(root);
  await mustRun('dotnet', ['restore'], { cwd: root, env: ENV });
  await rm(join(root, 'obj'), { recursive: true });
}

/** What `dotnet restore --locked-mode` says to a tampered copy: codes of NuGet, or that it notices nothing. */
export async function restoreTampered(sound: string, root: string, { apply }: Tampering): Promise<string> {
  await cp(sound, root, { recursive: true, verbatimSymlinks: true });
  await apply(root);
  const { code, stdout, stderr } = await runProgram('dotnet', ['restore', '--locked-mode'], { cwd: root, env: ENV });
  if (code === 0) return 'passes';
  const codes = new Set(`${stdout}${stderr}`.match(/error NU\d{4}/g) ?? []);
  return codes.size === 0
    ? 'fails without a code'
    : [...codes]
        .map((text) => text.slice('error '.length))
        .toSorted()
        .join(', ');
}
