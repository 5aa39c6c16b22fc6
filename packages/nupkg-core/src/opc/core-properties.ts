import { formatNuGetVersion } from '@nuspine/primitives';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { escapeXmlText } from '../xml/xml-references.ts';

const NAMESPACES = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
].join(' ');

/** Names the writer without its version, so that an upgrade of the tool does not change a package. */
const WRITER = 'Nuspine';

/** The core properties NuGet writes (PackageBuilder.WriteOpcPackageProperties), from the nuspec alone. */
export function formatCoreProperties(nuspec: Nuspec): Uint8Array {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<coreProperties ${NAMESPACES}>`,
    formatElement('dc:creator', nuspec.authors ?? ''),
    formatElement('dc:description', nuspec.description ?? ''),
    formatElement('dc:identifier', nuspec.id),
    formatElement('version', formatNuGetVersion(nuspec.version)),
    formatElement('keywords', nuspec.tags ?? ''),
    formatElement('lastModifiedBy', WRITER),
    '</coreProperties>',
  ];
  return Buffer.from(lines.join('\n'));
}

function formatElement(name: string, text: string): string {
  return `  <${name}>${escapeXmlText(text)}</${name}>`;
}
