import { ChannelError } from './errors.ts';

/** The pointer that publishing moves. */
export const LATEST = 'Latest';
/** Last known good: the pointer that needs evidence. */
export const LKG = 'LKG';
/** What is shipped: one build for each version. */
export const RELEASE = 'Release';

/** These carry rules that readers rely on, so they cannot be renamed. */
export const WELL_KNOWN_POINTERS: readonly string[] = [LATEST, LKG, RELEASE];

/** A pointer is a file name in the text projections: `Latest` is `Latest.txt` and `Latest_Packages.txt`. */
export const POINTER_PATTERN = '^[A-Za-z][A-Za-z0-9-]{0,63}$';

const POINTER = new RegExp(POINTER_PATTERN);
// Windows keeps device names for itself, whatever the extension.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Checks the name of a pointer. Throws `CHANNEL_POINTER_INVALID`. */
export function parsePointerName(text: string): string {
  const wellKnown = WELL_KNOWN_POINTERS.find((name) => name.toLowerCase() === text.toLowerCase());
  if (!POINTER.test(text) || DEVICE.test(text) || (wellKnown !== undefined && wellKnown !== text)) {
    throw new ChannelError('CHANNEL_POINTER_INVALID', 'pointer is not a plain word, in the spelling it has', {
      found: text,
      ...(wellKnown === undefined ? {} : { wanted: wellKnown }),
    });
  }
  return text;
}
