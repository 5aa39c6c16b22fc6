import { describe, expect, it } from 'vitest';
import { GROUPS, parseInvocation } from '../src/program.ts';
import { capturedIo } from './captured-io.ts';
import { sampleCommand } from './sample-command.ts';

const CLI = { commands: [sampleCommand()], version: '1.2.3' };

describe('parseInvocation', () => {
  it('finds the command, its texts and how to answer', () => {
    const argv = ['delta', 'try', '--json', 'a', 'b', '--out', 'o', '--source', 'x', '--deep', '--source', 'y'];
    expect(parseInvocation(argv, CLI, capturedIo())).toMatchObject({
      command: { name: 'delta try' },
      texts: { base: ['a'], deltas: ['b'], out: ['o'], source: ['x', 'y'], engine: [], note: [], deep: [''] },
      output: { json: true, quiet: false, verbose: false },
    });
  });

  it('takes what follows -- for arguments', () => {
    const invocation = parseInvocation(['delta', 'try', '--out', 'o', '--', '--a', '-b'], CLI, capturedIo());
    expect(invocation?.texts).toMatchObject({ base: ['--a'], deltas: ['-b'] });
  });

  it('takes an empty text for a text', () => {
    const invocation = parseInvocation(['delta', 'try', 'a', 'b', '--out', 'o', '--note', ''], CLI, capturedIo());
    expect(invocation?.texts['note']).toEqual(['']);
  });

  it('finds the command behind --', () => {
    const argv = ['--', 'delta', 'try', 'a', 'b'];
    expect(() => parseInvocation(argv, CLI, capturedIo())).toThrow("required option '--out <file>'");
  });

  it('knows the group of a command that was mistyped', () => {
    expect(() => parseInvocation(['delat'], CLI, capturedIo())).toThrow('Did you mean delta?');
    expect(() => parseInvocation(['delta', 'tyr'], CLI, capturedIo())).toThrow('Did you mean try?');
  });
});

describe('GROUPS', () => {
  it('explains itself in the help of a group', () => {
    const io = capturedIo();
    expect(() => parseInvocation(['delta', '--help'], CLI, io)).toThrowCode('commander.helpDisplayed');
    expect(io.stdoutText()).toContain(GROUPS['delta']);
  });
});
