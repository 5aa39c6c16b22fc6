import type { Nuspec } from './nuspec.ts';

/** How a package states its license: an expression, a file in it, or a URL as old packages do. */
export function licenseText({ license, licenseUrl }: Nuspec): string | undefined {
  return license === undefined || license.text === '' ? licenseUrl : license.text;
}
