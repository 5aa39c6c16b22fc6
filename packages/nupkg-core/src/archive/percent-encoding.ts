const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/**
 * Decodes `%XX` as .NET's `Uri.UnescapeDataString` does, which is how NuGet names the files it unpacks: escapes that are
 * no hexadecimal number, or whose bytes are not UTF-8, stay as they are.
 */
export function decodePercent(text: string): string {
  return text.includes('%') ? text.replace(ESCAPES, decodeRun) : text;
}

/** The name to write so that `decodePercent` gives `text` again. */
export function encodePercent(text: string): string {
  return decodePercent(text) === text ? text : text.replaceAll('%', '%25');
}

function decodeRun(run: string): string {
  const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    const end = at + Math.max(length, 1);
    text += length === 0 ? run.slice(at * 3, end * 3) : bytes.toString('utf8', at, end);
    at = end;
  }
  return text;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 if there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const text = bytes.toString('utf8', at, at + length);
    // One code point that is not the replacement of a broken byte.
    if ([...text].length === 1 && Buffer.from(text).equals(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}
