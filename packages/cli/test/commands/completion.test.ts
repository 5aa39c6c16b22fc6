import { describe, expect, it } from 'vitest';
import { completionScript } from '../../src/completion-script.ts';
import { run } from '../captured-io.ts';

describe('completion', () => {
  it('prints the script for a shell', async () => {
    expect(await run(['completion', 'zsh'])).toEqual({ exitCode: 0, stdout: completionScript('zsh'), stderr: '' });
  });

  it('refuses a shell it does not know', async () => {
    expect((await run(['completion', 'tcsh'])).exitCode).toBe(2);
  });
});
