import { PrimitivesError } from './errors.ts';
import { toLowerInvariant } from './lower-invariant.ts';

declare const checked: unique symbol;

/** A package id that NuGet accepts, in its original case. Only `parsePackageId` makes one. */
export type PackageId = string & { readonly [checked]: true };

/** Longest package id accepted, in UTF-16 code units. */
export const MAX_PACKAGE_ID_LENGTH = 100;

// .NET's \w is letters, nonspacing marks, decimal digits and connectors of the basic plane: it sees no surrogate pairs.
const WORD = String.raw`(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{Mn}\p{Nd}\p{Pc}])+`;
/** Nearly all ids, found out faster. */
const PLAIN = /^\w+(?:[.-]\w+)*$/;
const FORM = new RegExp(`^${WORD}(?:[.-]${WORD})*$`, 'u');

/** Checks a package id as NuGet does when it packs: words of any language, joined by single `.` or `-`. Throws `PACKAGE_ID_INVALID`. */
export function parsePackageId(text: string): PackageId {
  if (!isPackageId(text)) {
    throw new PrimitivesError('PACKAGE_ID_INVALID', 'text is not a package id', {
      found: text.slice(0, MAX_PACKAGE_ID_LENGTH + 1),
      max: MAX_PACKAGE_ID_LENGTH,
    });
  }
  return text;
}

export function isPackageId(text: string): text is PackageId {
  return text.length <= MAX_PACKAGE_ID_LENGTH && (PLAIN.test(text) || FORM.test(text));
}

/** The form under which an id is looked up and named on disk: lower case by .NET's invariant rules. */
export function packageIdKey(id: string): string {
  return toLowerInvariant(id);
}

/** Whether both are one id: case does not count. */
export function packageIdsEqual(a: string, b: string): boolean {
  return packageIdKey(a) === packageIdKey(b);
}
