import { type ReadFault, readFaultOf } from './read-fault.ts';

/** Does what `read` does, and throws `SOURCE_READ_FAILED` where the operating system says no. */
export async function readably<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    return failUnreadable(readFaultOf(error));
  }
}

/** Throws `SOURCE_READ_FAILED`. What an error needs is loaded when there is one: most runs have none. */
export async function failUnreadable({ message, ...fault }: ReadFault): Promise<never> {
  const { PrimitivesError } = await import('@nuspine/primitives');
  const path = fault.path === undefined ? {} : { path: fault.path };
  const cause = Object.assign(new Error(message), fault);
  throw new PrimitivesError('SOURCE_READ_FAILED', `file cannot be read: ${message}`, { ...path, cause });
}
