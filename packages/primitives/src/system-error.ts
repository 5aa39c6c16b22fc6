import { PrimitivesError } from './errors.ts';

// What these calls of the system do to a path (open(2) and its kin); one that is not here has to do with no file.
const READS: Readonly<Record<string, string>> = {
  open: 'file cannot be opened',
  read: 'file cannot be read',
  stat: 'file cannot be read',
  lstat: 'file cannot be read',
  statx: 'file cannot be read',
  access: 'file cannot be read',
  realpath: 'file cannot be read',
  readlink: 'link cannot be read',
  scandir: 'folder cannot be read',
  opendir: 'folder cannot be read',
};
const WRITES: Readonly<Record<string, string>> = {
  mkdir: 'folder cannot be made',
  mkdtemp: 'folder cannot be made',
  rmdir: 'folder cannot be removed',
  unlink: 'file cannot be removed',
  rm: 'file cannot be removed',
  rename: 'file cannot be moved',
  copyfile: 'file cannot be copied',
  symlink: 'link cannot be made',
  link: 'link cannot be made',
  chmod: 'file cannot be changed',
  ftruncate: 'file cannot be written',
  write: 'file cannot be written',
  fsync: 'file cannot be written',
  fdatasync: 'file cannot be written',
};
// What only writing meets.
const OF_WRITING: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EEXIST', 'ETXTBSY']);

/**
 * An error that the operating system has with a path, as one of ours: `SOURCE_READ_FAILED` or `FILE_WRITE_FAILED` with the path, and
 * the system's own below it. Any other is handed back. For the edge, where errors are told: whoever knows more says more.
 */
export function codedSystemError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const call = String(error.syscall);
  const path = 'path' in error && typeof error.path === 'string' ? { path: withoutTemporary(error.path) } : {};
  const isWritten = OF_WRITING.has(error.code) || ('path' in error && path.path !== error.path);
  const written = WRITES[call] ?? (isWritten && call in READS ? 'file cannot be written' : undefined);
  if (written !== undefined) return new PrimitivesError('FILE_WRITE_FAILED', written, { ...path, cause: error });
  const read = READS[call];
  return read === undefined ? error : new PrimitivesError('SOURCE_READ_FAILED', read, { ...path, cause: error });
}

/** Nobody has named a temporary file; its folder, somebody has. */
function withoutTemporary(path: string): string {
  return path.endsWith('.nuspine-tmp') ? path.replace(/[\\/]?[^\\/]*$/, '') : path;
}
