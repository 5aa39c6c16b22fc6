import { stat } from 'node:fs/promises';

/** Bytes of the larger of two files. One that is not there counts nothing: it is opened later, and named then. */
export async function largerSize(one: string, other: string): Promise<number> {
  const sizes = await Promise.all([one, other].map(sizeOf));
  return Math.max(...sizes);
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
