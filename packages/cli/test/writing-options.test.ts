import { describe, expect, it } from 'vitest';
import { commandIo } from '../src/command-io.ts';
import { HIDDEN_PROGRESS } from '../src/progress-bar.ts';
import { writingOptions } from '../src/writing-options.ts';
import { capturedIo } from './captured-io.ts';

const PLAIN = { json: false, quiet: false, verbose: false };

describe('writingOptions', () => {
  it('takes the date from SOURCE_DATE_EPOCH', () => {
    const io = commandIo(capturedIo({ SOURCE_DATE_EPOCH: '86400' }), PLAIN, HIDDEN_PROGRESS);
    expect(writingOptions(io).modified).toEqual(new Date(86_400_000));
  });

  it('has no date when there is none, so that the fixed one is used', () => {
    const io = commandIo(capturedIo(), PLAIN, HIDDEN_PROGRESS);
    expect(Object.keys(writingOptions(io))).toEqual(['onProgress']);
  });
});
