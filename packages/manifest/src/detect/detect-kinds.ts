import { detectArchives, wantsMore } from './archives.ts';
import { BINARY_EXTENSIONS } from './binary-extensions.ts';
import type { Detection, FileSample } from './detection.ts';
import { looksBinary } from './looks-binary.ts';
import { MAGIC_NUMBERS } from './magic-numbers.ts';
import { detectPrograms } from './programs.ts';
import { hasHex, hasText } from './sample-bytes.ts';

/** Extensions that say a kind of text too, so that they count only where the content is no text. */
const AMBIGUOUS: ReadonlySet<string> = new Set('lib a o obj z img class pt pth node npy'.split(' '));

/**
 * Everything a file is that is not text: first by the bytes its format starts with, then by the end of its name, then by
 * bytes that no text has. Nothing means text. Only the pages in `sample` are looked at.
 */
export function detectKinds(path: string, sample: FileSample): readonly Detection[] {
  const { head } = sample;
  if (hasText(head, 0, 'version https://git-lfs.github.com/spec/v1')) return [detection('git-lfs', 'data', 'pointer')];
  const extension = extensionOf(path);
  const isBinary = looksBinary(head);
  const found = [
    ...detectPrograms(sample, extension, isBinary),
    ...detectArchives(sample, extension, isBinary),
    ...MAGIC_NUMBERS.filter(
      ({ hex, offset = 0, isWord }) => (isWord !== true || isBinary) && hasHex(head, offset, hex),
    ).map(({ kind, category }) => detection(kind, category, 'magic')),
  ];
  if (found.length > 0) return found;
  const category = BINARY_EXTENSIONS.get(extension);
  if (category !== undefined && sample.size > 0 && (isBinary || !AMBIGUOUS.has(extension))) {
    return [detection(extension, category, 'extension')];
  }
  return isBinary ? [detection('binary', 'data', 'content')] : [];
}

/** Which pages beyond the first one `detectKinds` has use for. */
export function wantedPages(head: Uint8Array, size: number): { readonly tail: boolean; readonly disc: boolean } {
  const isNamed = MAGIC_NUMBERS.some(
    ({ hex, offset = 0, category }) => category !== 'media' && hasHex(head, offset, hex),
  );
  return isNamed ? { tail: false, disc: false } : wantsMore(head, size, looksBinary(head));
}

function detection(kind: string, category: Detection['category'], by: Detection['by']): Detection {
  return { kind, category, by };
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
