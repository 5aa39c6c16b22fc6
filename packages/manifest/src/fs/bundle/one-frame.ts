import { ManifestError } from '../../errors.ts';

const MAGIC = 0xfd2fb528;

/** What is expected next: so many bytes to look at, or to pass over. */
type Step =
  | { readonly isContent: true; readonly size: number; readonly next: () => Step | undefined }
  /** What follows, by the bytes that were looked at; `undefined` when the frame is over. */
  | { readonly isContent: false; readonly size: number; readonly next: (bytes: Buffer) => Step | undefined };

/**
 * The same bytes, as long as they are one frame of zstd (RFC 8878 §3.1.1) from the first to the last: Node stops reading at
 * the end of a frame and says nothing of what follows. Writing, it may add a frame of nothing, which may follow here too.
 * Throws `BUNDLE_INVALID`.
 */
export async function* oneFrame(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const invalid = (message: string): ManifestError =>
    new ManifestError('BUNDLE_INVALID', message, { path, offset: passed });
  let passed = 0;
  let hasMore = false;
  let held: readonly number[] = [];
  let step: Step | undefined = frameHeader(() => invalid('file is no zstd'));
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (step === undefined && hasMore) throw invalid('file goes on behind its end');
      if (step === undefined) {
        hasMore = true;
        step = frameHeader(() => invalid('file goes on behind its end'), true);
      }
      const taken = chunk.subarray(at, at + step.size - held.length);
      at += taken.length;
      passed += taken.length;
      if (step.isContent) step = taken.length < step.size ? { ...step, size: step.size - taken.length } : step.next();
      else held = [...held, ...taken];
      if (step === undefined || step.isContent || held.length < step.size) continue;
      step = step.next(Buffer.from(held));
      held = [];
    }
    yield chunk;
  }
  if (step !== undefined) throw invalid('file ends early');
}

function frameHeader(refusal: () => ManifestError, isEmpty = false): Step {
  return {
    isContent: false,
    size: 5,
    next: (bytes) => {
      if (bytes.readUInt32LE(0) !== MAGIC) throw refusal();
      const flags = bytes.readUInt8(4);
      const isSingle = (flags & 0x20) !== 0;
      const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
      const contentSize = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
      const hasChecksum = (flags & 4) !== 0;
      return passOver(
        (isSingle ? 0 : 1) + dictionary + contentSize,
        blockHeader(hasChecksum, isEmpty ? refusal : undefined),
      );
    },
  };
}

/** `refusal` if the frame must be empty. */
function blockHeader(hasChecksum: boolean, refusal?: () => ManifestError): Step {
  return {
    isContent: false,
    size: 3,
    next: (bytes) => {
      const header = bytes.readUIntLE(0, 3);
      const isLast = (header & 1) !== 0;
      if (refusal !== undefined && header !== 1) throw refusal();
      // A block of one repeated byte holds just that byte.
      const size = ((header >> 1) & 3) === 1 ? 1 : header >> 3;
      if (!isLast) return passOver(size, blockHeader(hasChecksum));
      return passOver(size + (hasChecksum ? 4 : 0), undefined);
    },
  };
}

function passOver(size: number, then: Step | undefined): Step | undefined {
  return size === 0 ? then : { isContent: true, size, next: () => then };
}
