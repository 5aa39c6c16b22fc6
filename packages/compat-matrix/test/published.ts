import { readFileSync } from 'node:fs';
import { type Matrix, parseMatrix } from '../src/index.ts';

/** The matrix as its authors published it, with its five mistakes. */
export const PUBLISHED_TEXT: string = readFileSync(new URL('fixtures/published.toml', import.meta.url), 'utf8');

export function publishedMatrix(): Matrix {
  return parseMatrix(PUBLISHED_TEXT);
}
