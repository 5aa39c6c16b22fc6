import { describe, expect, it } from 'vitest';
import { commandIo } from '../src/command-io.ts';
import { HIDDEN_PROGRESS } from '../src/progress-bar.ts';
import { capturedIo } from './captured-io.ts';

const PLAIN = { json: false, quiet: false, verbose: false };

describe('commandIo', () => {
  it.each([
    ['the text', PLAIN, 'text\n'],
    ['one document with json', { ...PLAIN, json: true }, '{\n  "a": 1\n}\n'],
    ['nothing with quiet', { ...PLAIN, quiet: true }, ''],
    ['the document with json and quiet', { ...PLAIN, json: true, quiet: true }, '{\n  "a": 1\n}\n'],
  ])('prints %s', (_what, options, wanted) => {
    const io = capturedIo();
    commandIo(io, options, HIDDEN_PROGRESS).print({ a: 1 }, () => 'text\n');
    expect(io.stdoutText()).toBe(wanted);
  });

  it('knows whether all of the document is wanted', () => {
    const wanted = [true, false].map((json) => commandIo(capturedIo(), { ...PLAIN, json }, HIDDEN_PROGRESS).json);
    expect(wanted).toEqual([true, false]);
  });

  it('takes the progress line away before the answer', () => {
    const io = capturedIo();
    const progress = { show: () => undefined, close: () => io.stdout.write('closed ') };
    commandIo(io, PLAIN, progress).print({}, () => 'answer');
    expect(io.stdoutText()).toBe('closed answer');
  });
});
