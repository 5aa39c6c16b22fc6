/**
 * A culture folder in the spelling of .NET's CultureInfo.Name, which the SDK renames such folders to: `en-us` becomes
 * `en-US`, `zh-hans` becomes `zh-Hans`. On a case-sensitive file system the runtime finds no other.
 */
export function formatCultureName(folder: string): string {
  const [language = '', ...subtags] = folder.split('-');
  return [language.toLowerCase(), ...subtags.map(formatSubtag)].join('-');
}

/** Scripts have four letters; regions and variants are in capitals. */
function formatSubtag(subtag: string): string {
  if (!/^[A-Za-z]{4}$/.test(subtag)) return subtag.toUpperCase();
  return subtag.slice(0, 1).toUpperCase() + subtag.slice(1).toLowerCase();
}
