import { accessSync, constants, lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { PrimitivesError } from '../errors.ts';

/**
 * Throws `FILE_NOT_REPLACEABLE` if something other than a file is where a file is to be put by a rename: better before
 * the work than after it. Whoever may write to `/dev`, as root may, would otherwise replace `/dev/null` with a file.
 */
export function requireReplaceable(path: string): void {
  const found = whatIsAt(path);
  if (found === 'file') return;
  throw new PrimitivesError('FILE_NOT_REPLACEABLE', `${found} is where the file is to be written`, { path, found });
}

/**
 * Throws `FILE_NOT_REPLACEABLE` as `requireReplaceable` does, and `FILE_WRITE_FAILED` if the folder of a file that is to be
 * written later is not there, or may not be written to: what is written before it would be left without it.
 */
export function requireWritable(path: string): void {
  requireReplaceable(path);
  try {
    // What ends as a folder does is no file.
    accessSync(`${dirname(path)}${sep}`, constants.W_OK);
  } catch (cause) {
    throw new PrimitivesError('FILE_WRITE_FAILED', 'file could not be written', { path, cause });
  }
}

/**
 * Throws `FILE_NOT_REPLACEABLE` if a file that is to be put at `path` would take the place of one of those it is made of,
 * under whatever name: who mistypes an output must not lose a package that was released.
 */
export function requireNoneOf(path: string, inputs: readonly string[]): void {
  const place = realPlace(path);
  const found = inputs.find((input) => realPlace(input) === place);
  if (found === undefined) return;
  throw new PrimitivesError('FILE_NOT_REPLACEABLE', 'file would be written over another of this run', {
    path,
    found,
  });
}

/** What is not there yet will be in a folder that is. */
function realPlace(path: string): string {
  const place = resolve(path);
  const real = (found: string): string | undefined => ifThere(() => realpathSync.native(found));
  return real(place) ?? join(real(dirname(place)) ?? dirname(place), basename(place));
}

/** A link is replaced, whatever it leads to, unless that is no file. What is not there makes room. */
function whatIsAt(path: string): 'file' | 'folder' | 'device or pipe' {
  const found = ifThere(() => lstatSync(path));
  if (found?.isSymbolicLink() !== true) return kindOf(found);
  // `/dev/stdout` is a link to here, and leads to a file when the output goes into one.
  if (ifThere(() => readlinkSync(path))?.startsWith('/proc/') === true) return 'device or pipe';
  const behind = kindOf(ifThere(() => statSync(path)));
  return behind === 'folder' ? 'file' : behind;
}

function kindOf(found: Stats | undefined): 'file' | 'folder' | 'device or pipe' {
  if (found === undefined || found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'device or pipe';
}

/** Nothing where nothing can be seen: writing will tell why. */
function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
