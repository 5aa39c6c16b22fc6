import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { codedSystemError, PrimitivesError } from '../src/index.ts';

async function errorOf(
  work: (folder: string) => Promise<unknown>,
): Promise<{ readonly found: unknown; folder: string }> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'file'), '');
    const found: unknown = await work(folder).catch((error: unknown) => error);
    return { found, folder };
  });
}

describe('codedSystemError', () => {
  it.each<[string, string, string, string, (folder: string) => Promise<unknown>]>([
    [
      'a file that is not there',
      'SOURCE_READ_FAILED',
      'file cannot be opened',
      'none',
      (at) => readFile(join(at, 'none')),
    ],
    [
      'a folder that is a file',
      'SOURCE_READ_FAILED',
      'folder cannot be read',
      'file',
      (at) => readdir(join(at, 'file')),
    ],
    ['a folder where a file is', 'FILE_WRITE_FAILED', 'folder cannot be made', 'file', (at) => mkdir(join(at, 'file'))],
    [
      'a file that goes nowhere',
      'FILE_WRITE_FAILED',
      'file cannot be moved',
      'file',
      (at) => rename(join(at, 'file'), join(at, 'none/file')),
    ],
    [
      'a temporary file, which nobody has named',
      'FILE_WRITE_FAILED',
      'file cannot be written',
      'none',
      (at) => writeFile(join(at, 'none', '.a.0123.nuspine-tmp'), ''),
    ],
  ])('names the path of %s', async (_what, code, message, name, work) => {
    const { found, folder } = await errorOf(work);
    const told = codedSystemError(found);
    expect(told).toBeInstanceOf(PrimitivesError);
    expect(told).toMatchObject({ code, message, details: { path: join(folder, name) }, cause: found });
  });

  it('says of a full disk that it was written, and of a folder that it was read, though neither has a path', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    expect(codedSystemError(full)).toMatchObject({ code: 'FILE_WRITE_FAILED', details: { cause: full } });
    const readOnly = Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'open', path: 'a' });
    expect(codedSystemError(readOnly)).toMatchObject({ code: 'FILE_WRITE_FAILED', details: { path: 'a' } });
    const { found } = await errorOf((folder) => readFile(folder));
    expect(codedSystemError(found)).toMatchObject({ code: 'SOURCE_READ_FAILED' });
  });

  it('hands back every other error', () => {
    const refused = Object.assign(new Error('ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const ours = new PrimitivesError('DIGEST_INVALID', 'x');
    for (const error of [refused, ours, new TypeError('x'), 'text', undefined])
      expect(codedSystemError(error)).toBe(error);
  });
});
