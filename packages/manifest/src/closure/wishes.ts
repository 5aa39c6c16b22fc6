import { type AssetsFile, type LockFile, parseXmlText, type XmlElement } from '@nuspine/nupkg-core';
import { packageIdKey, tryParseNuGetVersion, tryParseVersionRange } from '@nuspine/primitives';
import Type from 'typebox';
import { documentReader } from '../read-document.ts';
import type { PackageWish } from './wanted-package.ts';

/** What a `packages.lock.json` locks. Projects in it are none. */
export function wishesOfLockFile({ targets }: LockFile): readonly PackageWish[] {
  return targets
    .flatMap(({ packages }) => packages)
    .flatMap(({ id, resolved, contentHash }) =>
      resolved === undefined ? [] : [{ id, version: resolved, ...(contentHash === undefined ? {} : { contentHash }) }],
    );
}

/** What a `project.assets.json` says that restore chose, and the packs that it fetched beside the graph. */
export function wishesOfAssets({ targets, downloads }: AssetsFile): readonly PackageWish[] {
  const libraries = targets.flatMap((target) => target.libraries).filter(({ type }) => type === 'package');
  return [...libraries.map(({ id, version }) => ({ id, version })), ...downloads];
}

const tools = Type.Object({
  tools: Type.Record(Type.String(), Type.Object({ version: Type.String() })),
});
const readTools = documentReader(tools, 'MANIFEST_DOCUMENT_INVALID');

/** The tools of `dotnet-tools.json`. Throws `MANIFEST_DOCUMENT_INVALID`. */
export function wishesOfTools(bytes: Uint8Array, path: string): readonly PackageWish[] {
  return Object.entries(readTools(bytes, path).tools).flatMap(([id, { version }]) => exact(id, version));
}

const globalJson = Type.Object({ 'msbuild-sdks': Type.Optional(Type.Record(Type.String(), Type.String())) });
const readGlobalJson = documentReader(globalJson, 'MANIFEST_DOCUMENT_INVALID');

/** The SDKs of MSBuild that `global.json` pins. Throws `MANIFEST_DOCUMENT_INVALID`. */
export function wishesOfGlobalJson(bytes: Uint8Array, path: string): readonly PackageWish[] {
  const { 'msbuild-sdks': sdks = {} } = readGlobalJson(bytes, path);
  return Object.entries(sdks).flatMap(([id, version]) => exact(id, version));
}

const item = Type.Object({ Identity: Type.String(), Version: Type.Optional(Type.String()) });
const answer = Type.Object({
  Items: Type.Object({
    PackageDownload: Type.Optional(Type.Array(item)),
    PackageReference: Type.Optional(Type.Array(item)),
  }),
});
const readAnswer = documentReader(answer, 'MANIFEST_DOCUMENT_INVALID');

/**
 * What `dotnet msbuild -getItem:PackageDownload -getItem:PackageReference` prints: packs of the framework and the runtime, and
 * what the SDK refers to by itself, such as ILLink and ILCompiler. Throws `MANIFEST_DOCUMENT_INVALID`.
 */
export function wishesOfSdkAnswer(bytes: Uint8Array, path: string): readonly PackageWish[] {
  const { PackageDownload = [], PackageReference = [] } = readAnswer(bytes, path).Items;
  const implicit = PackageReference.filter(({ Identity }) => IMPLICIT.test(Identity));
  return [...PackageDownload, ...implicit].flatMap(({ Identity, Version = '' }) =>
    Version.split(';').flatMap((version) => exact(Identity, version)),
  );
}

/** References that the SDK adds (KnownILLinkPack, KnownILCompilerPack); all others are in the lock file. */
const IMPLICIT = /^(Microsoft\.NET\.ILLink\.(Tasks|Analyzers)|Microsoft\.DotNet\.ILCompiler)$/i;

/** What a project without a lock file refers to itself, at the lowest version that it or the central file asks for. */
export function wishesOfProject(
  text: string,
  path: string,
  central: ReadonlyMap<string, { readonly min: PackageWish['version'] | undefined }>,
): readonly PackageWish[] {
  return elementsOf(parseXmlText(text, path), 'PackageReference').flatMap(({ attributes, children }) => {
    const { Include: id = '', Version, VersionOverride } = attributes;
    const inner = children.find((child) => child.kind === 'element' && child.name === 'Version');
    const stated = Version ?? VersionOverride ?? (inner?.kind === 'element' ? textOf(inner) : undefined);
    const range = stated === undefined ? central.get(packageIdKey(id)) : tryParseVersionRange(stated);
    return id === '' || range?.min === undefined ? [] : [{ id, version: range.min }];
  });
}

function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  const inner = element.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child, name) : []));
  return element.name === name ? [element, ...inner] : inner;
}

function textOf({ children }: XmlElement): string {
  return children
    .map((child) => (child.kind === 'text' || child.kind === 'cdata' ? child.text : ''))
    .join('')
    .trim();
}

/** `9.0.20`, or `[9.0.20]` as items of MSBuild have it. */
function exact(id: string, text: string): readonly PackageWish[] {
  const version = tryParseNuGetVersion(text) ?? tryParseVersionRange(text)?.min;
  return version === undefined ? [] : [{ id, version }];
}
