import { createHash } from 'node:crypto';
import { access, cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './answers/question.ts';
import { mustRun } from './run-program.ts';

const ORACLE = fileURLToPath(new URL('../oracles/nuget/', import.meta.url));

/** What the suite needs on PATH. */
export const NUGET_PROGRAMS: readonly string[] = ['dotnet'];

/** How to run the oracle as a process. */
export interface NuGetCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** NuGet's own libraries, answering questions in batches. */
export interface NuGet {
  /** The process that answers the questions in a file, for a caller that measures it. */
  command(questions: string): NuGetCommand;
  ask(questions: readonly Question[]): Promise<readonly Answer[]>;
}

export const DOTNET_ENVIRONMENT: Readonly<Record<string, string>> = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
  NUGET_CERT_REVOCATION_MODE: 'offline',
};

/** Where the oracle is in the folder that it was built in. */
const PROGRAM = join('bin', 'Release', 'net10.0', 'nuget-oracle.dll');

/** The oracle, built against the libraries of the SDK on PATH unless some suite has done so before. */
export async function openNuGet(): Promise<NuGet> {
  const oracle = join(await builtOracle(), PROGRAM);
  return {
    command: (questions) => ({
      file: 'sh',
      args: ['-c', 'exec dotnet "$1" < "$2"', 'sh', oracle, questions],
      env: DOTNET_ENVIRONMENT,
    }),
    ask: async (questions) => {
      const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
      const { stdout } = await mustRun('dotnet', [oracle], { input, env: DOTNET_ENVIRONMENT });
      return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Answer => JSON.parse(line));
    },
  };
}

/**
 * A folder of the system's temporary folder, named after all that the program is made of. It appears whole, so that
 * suites that run at once can share it; deleting it costs nothing but the time to build it again.
 */
async function builtOracle(): Promise<string> {
  const folder = join(tmpdir(), `nuspine-nuget-oracle-${await oracleDigest()}`);
  if (await isThere(join(folder, PROGRAM))) return folder;
  const beside = await mkdtemp(`${folder}-`);
  try {
    await cp(ORACLE, beside, { recursive: true });
    const args = ['build', '-c', 'Release', '-v', 'quiet', '-nologo'];
    await mustRun('dotnet', args, { cwd: beside, env: DOTNET_ENVIRONMENT });
    await rename(beside, folder).catch(async (error: unknown) => {
      // Someone else was faster.
      if (!(await isThere(join(folder, PROGRAM)))) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return folder;
}

/** Of its sources, and of the version of the SDK. */
async function oracleDigest(): Promise<string> {
  const { stdout } = await mustRun('dotnet', ['--version'], { env: DOTNET_ENVIRONMENT });
  const hash = createHash('sha256').update(stdout);
  for (const name of (await readdir(ORACLE)).toSorted()) {
    if (/\.(cs|csproj)$/.test(name)) hash.update(name).update(await readFile(join(ORACLE, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
