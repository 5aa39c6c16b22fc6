import { describe, expect, it } from 'vitest';
import { formatContentTypes } from '../../src/opc/content-types.ts';

describe('formatContentTypes', () => {
  it('names each extension once, whatever its case, and files without one', () => {
    const text = Buffer.from(formatContentTypes(['a.nuspec', 'lib/A.DLL', 'lib/b.dll', 'LICENSE'])).toString();
    expect(text.match(/Extension="dll"/g)).toHaveLength(1);
    expect(text).toContain('<Override PartName="/LICENSE"');
  });

  it('writes part names as URIs', () => {
    const text = Buffer.from(formatContentTypes(['content/a b+é#?%20&1'])).toString();
    expect(text).toContain('PartName="/content/a%20b+%C3%A9%23%3F%2520&amp;1"');
  });

  // As `dotnet pack` of SDK 10.0.401 writes it for the same files.
  it('is what NuGet writes', () => {
    const paths = ['My.Pack.nuspec', 'README', 'lib/netstandard2.0/dp.dll', 'lib/netstandard2.0/dp.xml'];
    expect(Buffer.from(formatContentTypes(paths)).toString()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
  <Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />
  <Default Extension="dll" ContentType="application/octet" />
  <Default Extension="nuspec" ContentType="application/octet" />
  <Default Extension="xml" ContentType="application/octet" />
  <Override PartName="/README" ContentType="application/octet" />
</Types>`);
  });
});
