import { cp } from 'node:fs/promises';
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

/** Builds the oracle in `folder` against the libraries of the SDK on PATH. */
export async function openNuGet(folder: string): Promise<NuGet> {
  await cp(ORACLE, folder, { recursive: true });
  await mustRun('dotnet', ['build', '-c', 'Release', '-v', 'quiet', '-nologo'], {
    cwd: folder,
    env: DOTNET_ENVIRONMENT,
  });
  const oracle = join(folder, 'bin', 'Release', 'net10.0', 'nuget-oracle.dll');
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
