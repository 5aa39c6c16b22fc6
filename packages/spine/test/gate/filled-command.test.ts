import { describe, expect, it } from 'vitest';
import { filledCommand } from '../../src/gate/filled-command.ts';

describe('filledCommand', () => {
  it('fills in what it knows, and leaves all else', () => {
    expect(filledCommand(['app', '--port={port}', '{scratch}/a', '{name}'], { port: '1', scratch: '/tmp' })).toEqual([
      'app',
      '--port=1',
      '/tmp/a',
      '{name}',
    ]);
  });
});
