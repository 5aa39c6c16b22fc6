import { createRequire } from 'node:module';

/** A license expression as NuGet.Packaging.Licenses reads it: the part of SPDX without references to documents. */
export interface LicenseExpression {
  /** Identifiers that the SPDX list does not have, in their order, without the `+` for later versions. */
  readonly unknown: readonly string[];
  /** `UNLICENSED`, alone: nobody but the owner may use the package. */
  readonly isUnlicensed: boolean;
}

/** The lists of SPDX. */
interface Lists {
  readonly licenses: ReadonlySet<string>;
  readonly exceptions: ReadonlySet<string>;
  /** What SPDX has given up is refused by NuGet: it says less than its successor. */
  readonly deprecated: ReadonlySet<string>;
}

let loaded: Lists | undefined;
/** What nearly all packages have: no list has to be loaded for it. */
export const FREQUENT_LICENSES: readonly string[] = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause'];
/** More than any license has, fewer than would exhaust the stack. */
const MAX_PARENTHESES = 100;
const UNLICENSED = 'UNLICENSED';
const OPERATORS: readonly string[] = ['AND', 'OR', 'WITH'];
/** NuGetLicenseExpressionTokenizer.HasValidCharacters. */
const CHARACTERS = /^[a-zA-Z0-9.\-\s+()]+$/;

/** `undefined` for what is no license expression, or names a license that SPDX has given up. Operators are upper case. */
export function tryParseLicenseExpression(text: string): LicenseExpression | undefined {
  if (FREQUENT_LICENSES.includes(text)) return { unknown: [], isUnlicensed: false };
  if (!CHARACTERS.test(text)) return undefined;
  const tokens = text
    .trim()
    .split(/ +|(?=[()])|(?<=[()])/)
    .filter((token) => token !== '');
  if (isUnlicensed(tokens)) return { unknown: [], isUnlicensed: true };
  if (tokens.filter((token) => token === '(').length > MAX_PARENTHESES) return undefined;
  const unknown: string[] = [];
  const end = readAlternatives(tokens, 0, unknown);
  return end === tokens.length ? { unknown, isUnlicensed: false } : undefined;
}

/** The word alone, in as many parentheses as one likes. */
function isUnlicensed(tokens: readonly string[]): boolean {
  const depth = tokens.indexOf(UNLICENSED);
  if (depth < 0 || depth > MAX_PARENTHESES || tokens.length !== 2 * depth + 1) return false;
  return tokens.every((token, index) => index === depth || token === (index < depth ? '(' : ')'));
}

// Each reads from `at` on and gives where it ends, or -1 where nothing of its kind starts. OR binds less than AND.
type Read = (tokens: readonly string[], at: number, unknown: string[]) => number;

const readAlternatives: Read = (tokens, at, unknown) => readList('OR', readTerms, tokens, at, unknown);
const readTerms: Read = (tokens, at, unknown) => readList('AND', readTerm, tokens, at, unknown);

function readList(operator: string, read: Read, tokens: readonly string[], at: number, unknown: string[]): number {
  let end = read(tokens, at, unknown);
  while (end >= 0 && tokens[end] === operator) end = read(tokens, end + 1, unknown);
  return end;
}

function readTerm(tokens: readonly string[], at: number, unknown: string[]): number {
  if (tokens[at] !== '(') return readLicense(tokens, at, unknown);
  const end = readAlternatives(tokens, at + 1, unknown);
  return end >= 0 && tokens[end] === ')' ? end + 1 : -1;
}

function readLicense(tokens: readonly string[], at: number, unknown: string[]): number {
  const token = tokens[at] ?? '(';
  if ('()'.includes(token) || OPERATORS.includes(token) || !isLicense(token, unknown)) return -1;
  if (tokens[at + 1] !== 'WITH') return at + 1;
  const exception = tokens[at + 2] ?? '';
  const { exceptions, deprecated } = lists();
  return exceptions.has(exception) && !deprecated.has(exception) ? at + 3 : -1;
}

/** `GPL-2.0+` is an identifier of its own, given up; of others the `+` means the version named or later. */
function isLicense(token: string, unknown: string[]): boolean {
  const { licenses, exceptions, deprecated } = lists();
  // NuGet takes a number for one of its kinds of tokens.
  if (deprecated.has(token) || /^[+-]?\d+$/.test(token)) return false;
  if (licenses.has(token)) return true;
  const name = token.replace(/\+$/, '');
  if (licenses.has(name)) return true;
  if (name === '' || name.includes('+') || name === UNLICENSED) return false;
  if (deprecated.has(name) || exceptions.has(name)) return false;
  unknown.push(name);
  return true;
}

/** They are read for the first package that has an expression: most commands come across none. */
function lists(): Lists {
  loaded ??= {
    licenses: setOf(createRequire(import.meta.url)('spdx-license-ids/index.json')),
    exceptions: setOf(createRequire(import.meta.url)('spdx-exceptions/index.json')),
    deprecated: setOf(
      createRequire(import.meta.url)('spdx-license-ids/deprecated.json'),
      createRequire(import.meta.url)('spdx-exceptions/deprecated.json'),
    ),
  };
  return loaded;
}

function setOf(...names: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(names.flat());
}
