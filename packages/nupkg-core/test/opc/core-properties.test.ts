import { describe, expect, it } from 'vitest';
import { parseNuspec } from '../../src/index.ts';
import { formatCoreProperties } from '../../src/opc/core-properties.ts';

describe('formatCoreProperties', () => {
  it('says what the nuspec says, escaped', () => {
    const nuspec = parseNuspec(
      Buffer.from(
        `<package><metadata><id>My.Pack</id><version>1.2.3-beta+meta</version><authors>A &amp; B, C</authors>
         <description>Desc &lt;x&gt;</description><tags>t1 t2</tags></metadata></package>`,
      ),
    );
    // As `dotnet pack` of SDK 10.0.401 writes it, but for the name of the writer.
    expect(Buffer.from(formatCoreProperties(nuspec)).toString()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">
  <dc:creator>A &amp; B, C</dc:creator>
  <dc:description>Desc &lt;x&gt;</dc:description>
  <dc:identifier>My.Pack</dc:identifier>
  <version>1.2.3-beta</version>
  <keywords>t1 t2</keywords>
  <lastModifiedBy>Nuspine</lastModifiedBy>
</coreProperties>`);
  });
});
