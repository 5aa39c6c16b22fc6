/** Does what `read` does, and throws `SOURCE_READ_FAILED` where the operating system says no. */
export async function readably<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    return failUnreadable(error instanceof Error ? error.message : String(error));
  }
}

/** Throws `SOURCE_READ_FAILED`. What an error needs is loaded when there is one: most runs have none. */
export async function failUnreadable(message: string): Promise<never> {
  const { PrimitivesError } = await import('@nuspine/primitives');
  throw new PrimitivesError('SOURCE_READ_FAILED', `file cannot be read: ${message}`);
}
