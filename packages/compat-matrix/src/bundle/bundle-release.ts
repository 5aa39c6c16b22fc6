import semver from 'semver';
import { MatrixError } from '../errors.ts';
import { parseVersion } from '../matrix-version.ts';
import { NOWHERE } from '../position.ts';

/** The name that the releases of a bundle share, and the version of one of them. */
export interface BundleRelease {
  readonly name: string;
  readonly version: string;
}

const VERSIONED = /^(?<name>.+?)[-_](?<version>\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?)$/;

/**
 * The release that a bundle id stands for: `stable-3.2` is `stable` 3.2.0. Another version of it may be stated. Throws
 * `MATRIX_VERSION_INVALID`, and `MATRIX_BUNDLE_INVALID` for an id without a version when none is stated.
 */
export function bundleRelease(id: string, version?: string): BundleRelease {
  const { name = id, version: own } = VERSIONED.exec(id)?.groups ?? {};
  if (version !== undefined) return { name, version: parseVersion(version, NOWHERE) };
  if (own === undefined) {
    throw new MatrixError('MATRIX_BUNDLE_INVALID', 'bundle id ends in no version, and none was stated', {
      found: id,
      wanted: `${id}-1.0`,
    });
  }
  const [numbers = '', ...label] = own.split('-');
  const whole = [...numbers.split('.'), '0', '0'].slice(0, 3).join('.');
  const text = [whole, ...label].join('-');
  return { name, version: semver.valid(text) === null ? parseVersion(text, NOWHERE) : text };
}
