import { trimWhiteSpace } from '@nuspine/primitives';

/**
 * The words of `include` or `exclude` of a dependency. Only commas separate them, and blanks between two commas are a
 * word too: one that no kind of asset has (NuspecReader.GetFlags).
 */
export function dependencyFlags(text: string | undefined): readonly string[] {
  const words = (text ?? '').split(',').filter((word) => word !== '');
  return [...new Set(words.map(trimWhiteSpace))];
}
