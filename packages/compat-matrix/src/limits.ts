import { MatrixError } from './errors.ts';

/** What one file or question may ask of memory and time. */
export interface MatrixLimits {
  /** Characters of a `versions.toml`: some 50,000 rows. */
  readonly fileCharacters: number;
  /** Bytes of any file that is read whole. */
  readonly fileBytes: number;
  /** Sets that the search for a path looks at. */
  readonly pathStates: number;
  /** Times that a search for versions holds what it knows against what excludes each other: about a second. */
  readonly solverChecks: number;
}

export const MATRIX_LIMITS: MatrixLimits = {
  fileCharacters: 8 << 20,
  fileBytes: 32 << 20,
  pathStates: 200_000,
  solverChecks: 5_000_000,
};

/** Throws `MATRIX_LIMIT_EXCEEDED` if `found` is over the limit of that name. */
export function requireWithin(limit: keyof MatrixLimits, found: number): void {
  const max = MATRIX_LIMITS[limit];
  if (found > max) throw new MatrixError('MATRIX_LIMIT_EXCEEDED', `${limit} is over its limit`, { found, max });
}
