import { textOf } from '../xml/xml-query.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { tryParseLicenseExpression } from './license-expression.ts';
import type { LicenseProblem, NuspecLicense } from './nuspec.ts';

/** LicenseMetadata.EmptyVersion and CurrentVersion: the only version of the expression language so far. */
const CURRENT_VERSION = '1.0.0';
const VERSION = /^\d+\.\d+(\.\d+){0,2}$/;

/**
 * NuspecReader.GetLicenseMetadata: a license without a type that is known reads as absent; one that makes no sense is
 * kept as it stands, with what is wrong with it.
 */
export function parseLicense(element: XmlElement | undefined): NuspecLicense | undefined {
  const type = element?.attributes['type']?.trim().toLowerCase();
  if (element === undefined || (type !== 'expression' && type !== 'file')) return undefined;
  const text = textOf(element).trim();
  const version = element.attributes['version']?.trim() ?? CURRENT_VERSION;
  const isVersion = VERSION.test(version);
  const known: LicenseProblem[] = isVersion ? [] : [{ kind: 'version-malformed', found: version }];
  const understood = isVersion ? version : CURRENT_VERSION;
  return { type, text, version: understood, problems: [...known, ...textProblems(type, text, understood)] };
}

function textProblems(type: NuspecLicense['type'], text: string, version: string): readonly LicenseProblem[] {
  if (text === '') return [{ kind: 'empty' }];
  if (type === 'file') return [];
  // What a later language means is not for this one to say.
  if (isLater(version)) return [{ kind: 'version-unsupported', found: version }];
  const expression = tryParseLicenseExpression(text);
  if (expression === undefined) return [{ kind: 'malformed', found: text }];
  if (expression.isUnlicensed) return [{ kind: 'unlicensed' }];
  return expression.unknown.length === 0 ? [] : [{ kind: 'unknown', found: expression.unknown.join(', ') }];
}

function isLater(version: string): boolean {
  const [major = 0, ...others] = version.split('.').map(Number);
  return major > 1 || (major === 1 && others.some((number) => number > 0));
}
