import { describe, expect, it } from 'vitest';
import { HIDDEN_PROGRESS, progressBar } from '../src/progress-bar.ts';
import { capturedIo } from './captured-io.ts';

describe('progressBar', () => {
  it('draws the phase, the count and the thing in hand', async () => {
    const io = capturedIo({}, true);
    const bar = await progressBar(io.stderr);
    bar.show({ phase: 'merge', done: 3, total: 12, item: 'Serilog 4.0.0' });
    bar.close();
    expect(io.stderrText()).toMatch(/merge .*3\/12 Serilog 4\.0\.0/);
  });

  it('writes nothing when there was nothing to show', async () => {
    const io = capturedIo({}, true);
    (await progressBar(io.stderr)).close();
    expect(io.stderrText()).toBe('');
  });
});

describe('HIDDEN_PROGRESS', () => {
  it('takes progress and shows none', () => {
    expect(HIDDEN_PROGRESS.show({ phase: 'merge', done: 1, total: 2 })).toBeUndefined();
  });
});
