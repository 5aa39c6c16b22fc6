import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { processIo } from '../../src/fs/process-io.ts';

describe('processIo', () => {
  it('hands over the streams, environment and arguments of the process', () => {
    const io = processIo();
    expect([io.stdout, io.stderr, io.env]).toEqual([process.stdout, process.stderr, process.env]);
    expect(io.argv).toEqual(process.argv.slice(2));
  });

  it('lets what was written leave before the process ends', () => {
    const before = process.exitCode;
    processIo().exit(3);
    const after = process.exitCode;
    process.exitCode = before;
    expect(after).toBe(3);
  });
});
