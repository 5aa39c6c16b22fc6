import { escapeXmlAttribute } from '../xml/xml-references.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'application/vnd.openxmlformats-package.relationships+xml';
const CORE_PROPERTIES = 'application/vnd.openxmlformats-package.core-properties+xml';
const OCTETS = 'application/octet';

/** `[Content_Types].xml`: every extension once, and the files that have none by name (PackageBuilder.WriteOpcContentTypes). */
export function formatContentTypes(paths: readonly string[]): Uint8Array {
  const extensions = new Set(paths.map(extensionOf).filter((extension) => extension !== ''));
  extensions.delete('rels');
  extensions.delete('psmdcp');
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Types xmlns="${NAMESPACE}">`,
    formatDefault('rels', RELATIONSHIPS),
    formatDefault('psmdcp', CORE_PROPERTIES),
    ...[...extensions].toSorted().map((extension) => formatDefault(extension, OCTETS)),
    ...paths.filter((path) => extensionOf(path) === '').map(formatOverride),
    '</Types>',
  ];
  return Buffer.from(lines.join('\n'));
}

function formatDefault(extension: string, type: string): string {
  return `  <Default Extension="${escapeXmlAttribute(extension)}" ContentType="${type}" />`;
}

/** A part name is a URI (ECMA-376-2 §9.1.1). NuGet writes it bare, which readers of OPC refuse; its own does not look. */
function formatOverride(path: string): string {
  const name = encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F');
  return `  <Override PartName="/${escapeXmlAttribute(name)}" ContentType="${OCTETS}" />`;
}

/** Lower case and without the dot: extensions compare without case (ECMA-376-2 §10.1.2.4). */
function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
