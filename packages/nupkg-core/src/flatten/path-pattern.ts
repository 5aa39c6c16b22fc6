/**
 * Whether a path fits a pattern of `<contentFiles>`: `*` is any part of a name, `**` any number of folders, a final `/`
 * everything below (Microsoft.Extensions.FileSystemGlobbing). Case does not count. Takes time in proportion to both
 * lengths at most: patterns come from packages.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  return fits(path.toLowerCase().split('/'), readPattern(pattern), '**', fitsName);
}

/** Whether a path, or a folder that it lies in, fits a pattern: what is excluded is excluded with all below it. */
export function fitsExclude(path: string, pattern: string): boolean {
  const segments = readPattern(pattern);
  const names = path.toLowerCase().split('/');
  const isInFolder = segments.length > 0 && fits(names, [...segments, '**', '*'], '**', fitsName);
  return isInFolder || fits(names, segments, '**', fitsName);
}

function readPattern(pattern: string): readonly string[] {
  const text = pattern.replaceAll('\\', '/').toLowerCase().replace(/^\/+/, '');
  const names = text.replace(/\/+$/, '/**').split('/');
  const segments = names.flatMap(readSegment).filter((segment) => segment !== '.');
  // Below a folder is not the folder itself.
  return segments.at(-1) === '**' ? [...segments, '*'] : segments;
}

/** `**.txt` stands for files below, too; in `*.*` the dot is as optional as it was in DOS. */
function readSegment(segment: string): readonly string[] {
  if (segment.startsWith('**.')) return ['**', ...readSegment(segment.slice(1))];
  return [segment.startsWith('*.*') ? segment.slice(2) : segment];
}

function fitsName(name: string, pattern: string): boolean {
  return fits([...name], [...pattern], '*', (a, b) => a === b);
}

/** Wildcards take as little as they can; only the last one met is ever widened. */
function fits(
  items: readonly string[],
  pattern: readonly string[],
  wildcard: string,
  matches: (item: string, wanted: string) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let retry: { readonly at: number; readonly next: number } | undefined;
  while (at < items.length) {
    const wanted = pattern[next];
    if (wanted === wildcard) {
      retry = { at: at + 1, next };
      next += 1;
    } else if (wanted !== undefined && matches(items[at] ?? '', wanted)) {
      at += 1;
      next += 1;
    } else if (retry === undefined) {
      return false;
    } else {
      at = retry.at;
      next = retry.next;
    }
  }
  return pattern.slice(next).every((rest) => rest === wildcard);
}
