/** Takes bytes in order: a file being written, a hash, a buffer, a connection. */
export interface ByteSink {
  /** Resolves when the bytes are taken, so that a fast writer waits for a slow sink. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Keeps what is written in memory. */
export interface BytesSink extends ByteSink {
  /** Everything written so far, as one array. */
  bytes(): Uint8Array;
}

export function bytesSink(): BytesSink {
  const chunks: Uint8Array[] = [];
  return {
    write: async (bytes) => {
      // Not `slice`, which for a Buffer of Node is a view.
      chunks.push(Uint8Array.from(bytes));
    },
    bytes: () => Buffer.concat(chunks),
  };
}
