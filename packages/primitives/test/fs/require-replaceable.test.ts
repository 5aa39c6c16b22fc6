import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { platform } from 'node:process';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { requireNoneOf, requireReplaceable, requireWritable } from '../../src/fs/require-replaceable.ts';

/** Calls `use` with a path that is neither file nor folder: a socket, which needs no rights to make, unlike a device. */
async function withSocket(folder: string, use: (path: string) => Promise<void>): Promise<void> {
  const path = join(folder, 'socket');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await use(path);
  await new Promise((resolve) => server.close(resolve));
}

function asking(path: string): () => void {
  return () => {
    requireReplaceable(path);
  };
}

describe('requireReplaceable', () => {
  it('lets a file be replaced, and a path that leads to nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'a.txt');
      await writeFile(file, '');
      for (const path of [file, join(folder, 'b.txt'), join(file, 'below'), '']) expect(asking(path)).not.toThrow();
    });
  });

  it('refuses a folder', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(asking(folder)).toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });

  // Windows lets only some make links, and has no sockets or open files among its files.
  it.skipIf(platform === 'win32')('lets a link be replaced, to a file, a folder or nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'folder'));
      await writeFile(join(folder, 'file'), '');
      for (const target of ['folder', 'file', 'nothing']) {
        const link = join(folder, `to-${target}`);
        await symlink(target, link);
        expect(asking(link)).not.toThrow();
      }
    });
  });

  it.skipIf(platform === 'win32')('refuses what is no file, and a link to it', async () => {
    await withTemporaryFolder(async (folder) => {
      await withSocket(folder, async (socket) => {
        const link = join(folder, 'link');
        await symlink(socket, link);
        for (const path of [socket, link]) expect(asking(path)).toThrowCode('FILE_NOT_REPLACEABLE');
      });
    });
  });

  it.skipIf(platform === 'win32')('refuses a link to an open file of a process, as /dev/stdout is', async () => {
    await withTemporaryFolder(async (folder) => {
      const link = join(folder, 'stdout');
      await symlink('/proc/self/fd/1', link);
      expect(asking(link)).toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });
});

describe('requireNoneOf', () => {
  it('refuses an input under another spelling', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), '');
      await mkdir(join(folder, 'below'));
      const again = [folder, 'below', '..', 'a.txt'].join('/');
      expect(() => {
        requireNoneOf(again, [join(folder, 'b.txt'), join(folder, 'a.txt')]);
      }).toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });

  it('refuses one that is not there yet, for it may be written first', () => {
    expect(() => {
      requireNoneOf('a.txt', ['./a.txt']);
    }).toThrowCode('FILE_NOT_REPLACEABLE');
  });

  it.skipIf(platform === 'win32')('refuses one that is not there yet in a folder under another name', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'keys'));
      await symlink('keys', join(folder, 'link'));
      expect(() => {
        requireNoneOf(join(folder, 'link/a.pem'), [join(folder, 'keys/a.pem')]);
      }).toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });

  it('lets another file be written', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), '');
      expect(() => {
        requireNoneOf(join(folder, 'b.txt'), [join(folder, 'a.txt')]);
      }).not.toThrow();
    });
  });
});

describe('requireWritable', () => {
  const ask = (path: string) => (): void => {
    requireWritable(path);
  };

  it('lets a file be written where there is a folder for it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), '');
      for (const path of [join(folder, 'a.txt'), join(folder, 'b.txt'), 'b.txt']) expect(ask(path)).not.toThrow();
    });
  });

  it('refuses a path without a folder, below a file, or with a folder at it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), '');
      expect(ask(join(folder, 'none', 'b.txt'))).toThrowCode('FILE_WRITE_FAILED');
      expect(ask(join(folder, 'a.txt', 'b.txt'))).toThrowCode('FILE_WRITE_FAILED');
      expect(ask(folder)).toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });
});
