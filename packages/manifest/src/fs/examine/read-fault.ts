/** Why the operating system does not give a file, in a form that threads can send: what it puts beside a message is lost otherwise. */
export interface ReadFault {
  readonly message: string;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly path?: string;
}

export function readFaultOf(error: unknown): ReadFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  return {
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('syscall' in error ? { syscall: error.syscall } : {}),
    ...('path' in error && typeof error.path === 'string' ? { path: error.path } : {}),
  };
}
