import type { IndirectReference, Reference, RepoFile, Span } from './reference.ts';

/** An attribute and where its value stands. */
interface Attribute {
  readonly value: string;
  readonly at: Span;
}

const ATTRIBUTES = String.raw`((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)`;
const ITEM = new RegExp(
  String.raw`<(PackageVersion|PackageReference|GlobalPackageReference|Dependency)\b${ATTRIBUTES}\s*(/?)>`,
  'g',
);

/**
 * The versions that an MSBuild file or `Version.Details.xml` states: `PackageVersion`, `PackageReference` and `Dependency`,
 * as attribute or element. A version that is a property is returned as such.
 */
export function xmlReferences({ path, text }: RepoFile): readonly (Reference | IndirectReference)[] {
  const visible = withoutComments(text);
  return [...visible.matchAll(ITEM)].flatMap((match) => {
    const [tag, name = '', attributes = '', selfClosed = ''] = match;
    const start = match.index;
    const found = attributesOf(attributes, start + 1 + name.length);
    const id = (found.get('include') ?? found.get('update') ?? found.get('name'))?.value;
    const end = selfClosed === '' ? visible.indexOf(`</${name}>`, start) : start + tag.length;
    const body = { from: start + tag.length, to: end < 0 ? start + tag.length : end };
    const version = found.get('versionoverride') ?? found.get('version') ?? elementIn(visible, 'Version', body);
    if (id === undefined || version === undefined) return [];
    const reference = referenceOf(
      path,
      id,
      version,
      found.get('coherentparentdependency'),
      elementIn(visible, 'Sha', body),
    );
    const isPinned = found.get('pinned')?.value.toLowerCase() === 'true';
    return ['version' in reference && isPinned ? { ...reference, pinned: true as const } : reference];
  });
}

/** Where a property of MSBuild has its value, or `undefined` when this file does not state it. */
export function propertyValue({ text }: RepoFile, property: string): Attribute | undefined {
  const visible = withoutComments(text);
  return elementIn(visible, property, { from: 0, to: visible.length });
}

function referenceOf(
  path: string,
  id: string,
  { value, at }: Attribute,
  parent: Attribute | undefined,
  sha: Attribute | undefined,
): Reference | IndirectReference {
  const [, property] = /^\$\(([\w.-]+)\)$/.exec(value.trim()) ?? [];
  if (property !== undefined) return { path, id, property };
  return {
    path,
    id,
    version: value,
    at,
    ...(parent === undefined ? {} : { parent: parent.value }),
    ...(sha === undefined ? {} : { commit: sha }),
  };
}

function attributesOf(text: string, offset: number): ReadonlyMap<string, Attribute> {
  const found = new Map<string, Attribute>();
  for (const match of text.matchAll(/([\w.:-]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)')/g)) {
    const [, name = '', between = '', double, single = ''] = match;
    const value = double ?? single;
    const start = offset + match.index + name.length + between.length + 1;
    found.set(name.toLowerCase(), { value, at: { start, end: start + value.length } });
  }
  return found;
}

function elementIn(text: string, name: string, { from, to }: { from: number; to: number }): Attribute | undefined {
  const pattern = new RegExp(String.raw`<${name.replaceAll('.', String.raw`\.`)}\b${ATTRIBUTES}\s*>([^<]*)</`);
  const match = pattern.exec(text.slice(from, to));
  if (match === null) return undefined;
  const [whole, , inner = ''] = match;
  const start = from + match.index + whole.length - 2 - inner.length;
  // Space around a value is layout, which stays.
  const lead = inner.length - inner.trimStart().length;
  const value = inner.trim();
  return { value, at: { start: start + lead, end: start + lead + value.length } };
}

/** Comments become spaces, so that everything else stays in its place. */
function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
}
