import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CliError, EXIT, runCli } from '../src/index.ts';
import { capturedIo, run } from './captured-io.ts';
import { sampleCommand } from './sample-command.ts';

const GIVEN = ['delta', 'try', 'a', 'b', '--out', 'o'];

describe('runCli', () => {
  it('prints help on stdout', async () => {
    const { exitCode, stdout, stderr } = await run(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: EXIT.ok, stderr: '' });
    expect(stdout).toContain('Exit codes:');
  });

  it('prints the version', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: EXIT.ok, stdout: '1.2.3\n', stderr: '' });
  });

  it('explains a command with its examples', async () => {
    const { stdout } = await run(['delta', 'try', '--help'], { commands: [sampleCommand()] });
    expect(stdout).toContain('# The plain case');
    expect(stdout).toContain('--engine <name>');
  });

  it('prints help on stderr when no command is named', async () => {
    const { exitCode, stdout, stderr } = await run([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: '' });
    expect(stderr).toContain('Usage: nuspine');
  });

  it.each([
    ['an unknown command', ['flaten']],
    ['an unknown option', [...GIVEN, '--fast']],
    ['a missing argument', ['delta', 'try']],
    ['a missing option', ['delta', 'try', 'a', 'b']],
    ['an option without its value', [...GIVEN, '--note']],
    ['a word that is not a choice', [...GIVEN, '--engine', 'slow']],
  ])('answers %s with exit code 2 and one error', async (_what, argv) => {
    const { exitCode, stdout, stderr } = await run(argv, { commands: [sampleCommand()] });
    expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: '' });
    expect(stderr).toMatch(/^error CLI_USAGE: .*[^.]\n {2}next: .*--help.*\n$/);
  });

  it('names what was probably meant', async () => {
    const { stderr } = await run([...GIVEN, '--depe'], { commands: [sampleCommand()] });
    expect(stderr).toContain('--deep');
  });

  it('returns what the command returns', async () => {
    expect((await run(GIVEN, { commands: [sampleCommand(() => EXIT.finding)] })).exitCode).toBe(EXIT.finding);
  });

  it('prints nothing with --quiet', async () => {
    const captured = await run([...GIVEN, '--quiet'], { commands: [sampleCommand()] });
    expect(captured).toEqual({ exitCode: EXIT.ok, stdout: '', stderr: '' });
  });

  it('prints an error as a document with --json', async () => {
    const { exitCode, stdout } = await run([...GIVEN, '--json'], {
      commands: [failing(new CliError('CLI_USAGE', 'no'))],
    });
    expect(exitCode).toBe(EXIT.usage);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CLI_USAGE', message: 'no' } });
  });

  it('tells an error of the system as one of ours, with the path', async () => {
    const reading = {
      ...sampleCommand(),
      run: async () => ((await readFile('none/file')).length > 0 ? EXIT.ok : EXIT.finding),
    };
    const { exitCode, stdout } = await run([...GIVEN, '--json'], { commands: [reading] });
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: 'SOURCE_READ_FAILED',
        details: { path: 'none/file' },
        causes: [expect.stringContaining('ENOENT')],
      },
    });
  });

  it('keeps the stack trace to itself unless asked', async () => {
    const commands = [failing(new Error('broken'))];
    const plain = await run(GIVEN, { commands });
    const verbose = await run([...GIVEN, '--verbose'], { commands });
    const debug = await run(GIVEN, { commands, env: { NUSPINE_DEBUG: '1' } });
    expect(plain.exitCode).toBe(EXIT.bug);
    expect([plain, verbose, debug].map(({ stderr }) => stderr.includes('    at '))).toEqual([false, true, true]);
  });

  it('answers the completion scripts', async () => {
    const { stdout } = await run(['__complete', '0', 'del'], { commands: [sampleCommand()] });
    expect(stdout).toBe('delta\tdelta commands\n');
  });

  it('draws no progress line unless stderr is a terminal', async () => {
    const command = progressing();
    const terminal = capturedIo({}, true);
    await runCli(GIVEN, terminal, { commands: [command], version: '' });
    const pipe = capturedIo({}, false);
    await runCli(GIVEN, pipe, { commands: [command], version: '' });
    expect([terminal.stderrText().includes('merge'), pipe.stderrText()]).toEqual([true, '']);
  });
});

function failing(error: Error): ReturnType<typeof sampleCommand> {
  return sampleCommand(() => {
    throw error;
  });
}

function progressing(): ReturnType<typeof sampleCommand> {
  return {
    ...sampleCommand(),
    run: async (_texts, io) => {
      io.progress({ phase: 'merge', done: 1, total: 2, item: 'a' });
      return EXIT.ok;
    },
  };
}
