import { describe, expect, it } from 'vitest';
import { run } from './captured-io.ts';
import { sampleCommand } from './sample-command.ts';

const commands = [sampleCommand()];

describe('defineCommand', () => {
  it('gives run every parameter, in its type', async () => {
    const line = 'delta try a b c --out o --source x --source y --engine small --note hi --deep --json';
    const { stdout } = await run(line.split(' '), { commands });
    expect(JSON.parse(stdout)).toEqual({
      base: 'a',
      deltas: ['b', 'c'],
      out: 'o',
      source: ['x', 'y'],
      engine: 'small',
      note: 'hi',
      deep: true,
    });
  });

  it('leaves out what was not given', async () => {
    const { stdout } = await run(['delta', 'try', 'a', 'b', '--out', 'o', '--json'], { commands });
    expect(JSON.parse(stdout)).toEqual({ base: 'a', deltas: ['b'], out: 'o', source: [], deep: false });
  });
});
