interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * `expect(() => parse(x)).toThrowCode('CODE')` for functions, `await expect(promise).rejects.toThrowCode('CODE')` for
 * promises. Tests assert codes, never the text of a message.
 */
export function toThrowCode(received: unknown, wanted: string): MatcherResult {
  const found = codeOf(typeof received === 'function' ? thrownBy(received) : received);
  return {
    pass: found === wanted,
    message: () => `expected an error with code ${wanted}, found ${String(found)}`,
  };
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- any thunk a test hands over
function thrownBy(thunk: Function): unknown {
  try {
    thunk();
  } catch (error) {
    return error;
  }
  return undefined;
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error === undefined ? 'no error at all' : error;
  return 'code' in error ? error.code : error;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the parameters must match the declaration of vitest
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toThrowCode(code: string): R;
  }
}
