import { createServer } from 'node:http';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { socketOwners } from '../../src/fs/socket-owner.ts';

describe('socketOwners', () => {
  it('names the processes behind a port on Linux, and nobody behind one that nobody has', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const owners = socketOwners(port);
    await new Promise((resolve) => server.close(resolve));
    if (process.platform === 'linux')
      expect(owners).toContainEqual({ pid: process.pid, command: expect.stringMatching(/node/) });
    else expect(owners).toEqual([]);
    expect(socketOwners(port)).toEqual([]);
  });
});
