import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '@nuspine/primitives';
import { wishesOfSdkAnswer } from '../../closure/wishes.ts';
import type { PackageWish } from '../../closure/wanted-package.ts';

const run = promisify(execFile);

/**
 * The packs that the SDK of this machine would fetch for a project, whatever its properties are: targeting, runtime, host
 * and compiler packs, as ProcessFrameworkReferences of Microsoft.NET.Sdk works them out. Undefined where there is no SDK or
 * it cannot read the project. Nothing is restored.
 */
export async function askSdk(project: string, environment: Environment): Promise<readonly PackageWish[] | undefined> {
  const ask = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('dotnet', ['msbuild', project, '-nologo', ...args], {
      env: { ...environment, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', MSBUILDDISABLENODEREUSE: '1' },
      maxBuffer: 64 * 2 ** 20,
    });
    return stdout;
  };
  try {
    // One property is printed as it is.
    const frameworks = (await ask('-getProperty:TargetFrameworks')).trim().split(';').filter(Boolean);
    const each = frameworks.length === 0 ? [[]] : frameworks.map((tfm) => [`-p:TargetFramework=${tfm.trim()}`]);
    const items = ['-t:ProcessFrameworkReferences', '-getItem:PackageDownload', '-getItem:PackageReference'];
    const answers: PackageWish[] = [];
    for (const properties of each) {
      answers.push(...wishesOfSdkAnswer(Buffer.from(await ask(...items, ...properties)), project));
    }
    return answers;
  } catch {
    return undefined;
  }
}
