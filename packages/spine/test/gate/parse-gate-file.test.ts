import { describe, expect, it } from 'vitest';
import { parseGateFile } from '../../src/gate/parse-gate-file.ts';

const CLI = '[[job]]\nname = "cli"\nkind = "cli-smoke"\ncommand = ["app", "--version"]\n';

describe('parseGateFile', () => {
  it('reads a job of each kind', () => {
    const text = `days = 3
${CLI}
[[job]]
name = "web"
kind = "http-smoke"
command = ["app", "--port", "{port}"]
paths = [{ path = "/health", status = 204 }]

[[job]]
name = "tests"
kind = "in-process"
command = ["app", "test"]
count = 'Passed: +(\\d+)'

[[job]]
name = "consumer"
kind = "nuget-consumer"
projects = ["App.csproj"]
consumer = "sample"

[[job]]
name = "packages"
kind = "pack-graph"
projects = ["*.csproj"]
packages = []

[[job]]
name = "image"
kind = "image"
layout = "out"
tag = "1.0.0"
`;
    const { days, job } = parseGateFile(text, 'gate.toml');
    expect({ days, kinds: job.map(({ kind }) => kind) }).toEqual({
      days: 3,
      kinds: ['cli-smoke', 'http-smoke', 'in-process', 'nuget-consumer', 'pack-graph', 'image'],
    });
  });

  it.each([
    ['no TOML', 'job ='],
    ['no job', 'days = 3'],
    ['an empty list of jobs', 'job = []'],
    ['a kind that is none', CLI.replace('cli-smoke', 'smoke')],
    ['a name that is no file name', CLI.replace('"cli"', '"../cli"')],
    ['a field of another kind', `${CLI}layout = "out"\n`],
    ['no command', '[[job]]\nname = "cli"\nkind = "cli-smoke"\ncommand = []\n'],
    ['two jobs of one name', CLI + CLI],
    ['a count without a group', CLI.replace('cli-smoke', 'in-process') + "count = 'Passed'\n"],
    ['a count that is no regular expression', CLI.replace('cli-smoke', 'in-process') + "count = '('\n"],
  ])('refuses %s', (_what, text) => {
    expect(() => parseGateFile(text, 'gate.toml')).toThrowCode('GATE_FILE_INVALID');
  });
});
