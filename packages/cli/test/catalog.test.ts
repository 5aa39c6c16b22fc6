import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/index.ts';
import { isOption } from '../src/param.ts';
import { GROUPS, parseInvocation } from '../src/program.ts';
import { capturedIo } from './captured-io.ts';

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map(({ command }) => [name, command] as const));

describe('COMMANDS', () => {
  it('has each name once', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('explains each group', () => {
    const groups = COMMANDS.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0]] : []));
    expect([...new Set(groups)].toSorted()).toEqual(Object.keys(GROUPS).toSorted());
  });

  it.each(COMMANDS)('summarizes $name in one line that begins with a verb and has no full stop', ({ summary }) => {
    expect(summary).toMatch(/^[A-Z][^\n]{10,90}[^.\n]$/);
  });

  it.each(COMMANDS)('gives $name an example', ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(COMMANDS)('explains every parameter of $name', ({ params }) => {
    for (const { flags, summary } of params.values()) expect([flags, summary.length > 3]).toEqual([flags, true]);
  });

  it.each(COMMANDS)('puts the arguments of $name before its options', ({ params }) => {
    const kinds = [...params.values()].map(isOption);
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
  });

  it.each(EXAMPLES)('%s takes its example: %s', (name, line) => {
    const words = line.split(/ [|>] |[()]/).find((part) => part.startsWith('nuspine ')) ?? '';
    const invocation = parseInvocation(words.split(' ').slice(1), { commands: COMMANDS, version: '' }, capturedIo());
    expect(invocation?.command.name).toBe(name);
  });
});
