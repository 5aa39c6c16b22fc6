import { PrimitivesError } from './errors.ts';

declare const checked: unique symbol;

/** A package id as it was written. Ids compare without case: use `packageIdKey` or `packageIdsEqual`. */
export type PackageId = string & { readonly [checked]: true };

/** NuGet.Packaging, PackageIdValidator: at most 100 characters. */
export const MAX_PACKAGE_ID_LENGTH = 100;

// PackageIdValidator: ^\w+([.-]\w+)*$ with .NET's \w (letters, marks, decimal digits, connectors).
const ID_FORM = /^[\p{L}\p{Mn}\p{Nd}\p{Pc}]+([.-][\p{L}\p{Mn}\p{Nd}\p{Pc}]+)*$/u;

export function isPackageId(text: string): text is PackageId {
  return text.length <= MAX_PACKAGE_ID_LENGTH && ID_FORM.test(text);
}

/** Throws `PACKAGE_ID_INVALID` for an id that NuGet would refuse. */
export function parsePackageId(text: string): PackageId {
  if (!isPackageId(text)) {
    throw new PrimitivesError('PACKAGE_ID_INVALID', 'package id is not letters and digits joined by dots or dashes', {
      found: text.slice(0, MAX_PACKAGE_ID_LENGTH + 1),
      max: MAX_PACKAGE_ID_LENGTH,
    });
  }
  return text;
}

/** The id in .NET's invariant lower case, which maps one character to one: `İ` stays as it is. */
export function packageIdKey(id: string): string {
  return Array.from(id, (character) => {
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }).join('');
}

export function packageIdsEqual(a: string, b: string): boolean {
  return packageIdKey(a) === packageIdKey(b);
}
