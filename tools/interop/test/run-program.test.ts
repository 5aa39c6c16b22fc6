import { describe, expect, it } from 'vitest';
import { mustRun, runProgram } from '../src/run-program.ts';

describe('runProgram', () => {
  it('hands over input and gives back output and exit code', async () => {
    const script = 'process.stdin.pipe(process.stdout); process.exitCode = 3';
    expect(await runProgram(process.execPath, ['-e', script], { input: 'hello' })).toMatchObject({
      code: 3,
      stdout: 'hello',
    });
  });
});

describe('mustRun', () => {
  it('throws what the program said when it fails', async () => {
    const script = 'console.error("broken"); process.exit(1)';
    await expect(mustRun(process.execPath, ['-e', script])).rejects.toThrow('broken');
  });
});
