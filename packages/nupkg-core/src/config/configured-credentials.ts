import type { Environment } from '@nuspine/primitives';
import type { SourceCredentials } from '../package-source.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements, localName } from '../xml/xml-query.ts';
import { type ConfigFile, invalidConfig, isElement, readSection, requiredAttribute, valueOf } from './config-file.ts';
import { expandEnvironment } from './expand-environment.ts';
import { type ConfigItem, mergeSection } from './merge-section.ts';

const SECTION = 'packageSourceCredentials';
/** Blanks are part of what stands between (NuGet.Configuration, PackageSourceProvider). */
const FROM_ENVIRONMENT = /^Username=(.*?);\s*Password=(.*?)(?:;ValidAuthenticationTypes=(.*?))?$/i;
const MEMBERS: ReadonlySet<string> = new Set(['username', 'password', 'cleartextpassword', 'validauthenticationtypes']);

/**
 * Finds the credentials of a source: those of the environment (`NuGetPackageSourceCredentials_<name>`) before those of the
 * files. Throws `NUGET_CONFIG_INVALID` for credentials without user name or password.
 */
export function configuredCredentials(
  files: readonly ConfigFile[],
  environment: Environment,
): (source: string) => SourceCredentials | undefined {
  refuseClear(files);
  for (const file of files)
    for (const one of readSection(file, SECTION).items) readCredentials(one, file.path, environment);
  const items = mergeSection(files, SECTION, (element) => decodeXmlName(localName(element)), firstOfEachName);
  const inFiles = new Map(items.map(({ key, element, file }) => [key, readCredentials(element, file, environment)]));
  return (source) => fromEnvironment(environment[`NuGetPackageSourceCredentials_${source}`]) ?? inFiles.get(source);
}

/** For NuGet it is the name of a source, and lacks what credentials must have. */
function refuseClear(files: readonly ConfigFile[]): void {
  const clearing = files.find((file) => readSection(file, SECTION).clears);
  if (clearing !== undefined) throw invalidConfig('has a clear among the credentials, which cannot be', clearing.path);
}

/** Names are compared without case within one file alone: a NuGet that looks for `a` does not find the `A` before it. */
function firstOfEachName(items: readonly ConfigItem[]): readonly ConfigItem[] {
  const names = items.map(({ key }) => key.toUpperCase());
  return items.filter(({ key }, at) => names.indexOf(key.toUpperCase()) === at);
}

function fromEnvironment(text: string | undefined): SourceCredentials | undefined {
  const [, username, password, types] = FROM_ENVIRONMENT.exec((text ?? '').trim()) ?? [];
  return username === undefined || password === undefined ? undefined : stated(username, password, types);
}

function readCredentials(element: XmlElement, file: string, environment: Environment): SourceCredentials {
  const values = readMembers(element, file, environment);
  const username = values.get('username');
  const password = values.get('cleartextpassword');
  if (username === '' || password === '') {
    throw invalidConfig(`has an empty user name or password in the credentials ${localName(element)}`, file);
  }
  if (username !== undefined && password !== undefined) {
    return stated(username, password, values.get('validauthenticationtypes'));
  }
  if (username !== undefined && values.has('password')) return { kind: 'encrypted', username, file };
  throw invalidConfig(`lacks user name or password in the credentials ${localName(element)}`, file);
}

/** By their keys in lower case. Two of a kind are refused, and an encrypted password is of the kind of one in clear text. */
function readMembers(element: XmlElement, file: string, environment: Environment): ReadonlyMap<string, string> {
  const members = childElements(element).filter((child) => isElement(child, 'add'));
  const values = new Map<string, string>();
  const kinds = new Set<string>();
  for (const member of members) {
    const value = expandEnvironment(valueOf(member, file), environment);
    const key = requiredAttribute(member, 'key', file).toLowerCase();
    const kind = key === 'cleartextpassword' ? 'password' : key;
    if (MEMBERS.has(key) && kinds.has(kind)) {
      throw invalidConfig(`has more than one ${kind} in the credentials ${localName(element)}`, file);
    }
    kinds.add(kind);
    values.set(key, value);
  }
  return values;
}

/** `types` are the ways that credentials may be shown in; Basic, which sends the password itself, is ours. All may be used where none is said. */
function stated(username: string, password: string, types = ''): SourceCredentials {
  const allowed = types.split(',').map((type) => type.trim().toLowerCase());
  if (allowed.some((type) => type === 'basic') || allowed.every((type) => type === '')) {
    return { kind: 'plain', username, password };
  }
  return { kind: 'withheld', username };
}

/** `My_x0020_Feed` stands for "My Feed", which cannot be the name of an element (XmlConvert.DecodeName). */
function decodeXmlName(name: string): string {
  return name.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
