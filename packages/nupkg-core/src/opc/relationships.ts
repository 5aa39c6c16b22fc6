import { createHash } from 'node:crypto';
import { escapeXmlAttribute } from '../xml/xml-references.ts';
import { CORE_PROPERTIES_PART } from './part-names.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MANIFEST_TYPE = 'http://schemas.microsoft.com/packaging/2010/07/manifest';
const CORE_PROPERTIES_TYPE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/** `_rels/.rels`: names the nuspec and the core properties (PackageBuilder.WriteOpcManifestRelationship). */
export function formatRelationships(nuspecPath: string): Uint8Array {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Relationships xmlns="${NAMESPACE}">`,
    formatRelationship(MANIFEST_TYPE, `/${nuspecPath}`),
    formatRelationship(CORE_PROPERTIES_TYPE, `/${CORE_PROPERTIES_PART}`),
    '</Relationships>',
  ];
  return Buffer.from(lines.join('\n'));
}

function formatRelationship(type: string, target: string): string {
  return `  <Relationship Type="${type}" Target="${escapeXmlAttribute(target)}" Id="${relationshipId(target)}" />`;
}

/** `R` and the first 16 hexadecimal digits, upper case, of the SHA-512 of the target (PackageBuilder.GenerateRelationshipId). */
export function relationshipId(target: string): string {
  return `R${createHash('sha512').update(target).digest('hex').slice(0, 16).toUpperCase()}`;
}
