/**
 * Whether a path fits a pattern of `<contentFiles>`: `*` is any part of a name, `**` any number of folders, a final `/`
 * everything below (Microsoft.Extensions.FileSystemGlobbing). Case does not count. Takes time in proportion to both
 * lengths at most: patterns come from packages.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const text = pattern.replaceAll('\\', '/').toLowerCase();
  const segments = (text.endsWith('/') ? `${text}**` : text).split('/').filter((segment) => segment !== '.');
  return fits(path.toLowerCase().split('/'), segments, '**', fitsName);
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
