import { parseNuspec, readPackage, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink, bytesSource, formatVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { metapackageEntries, parseBundleDocument } from '../../src/index.ts';
import { metapackageFile } from '../../src/bundle/metapackage.ts';
import { DOCUMENT } from '../sample-bundle.ts';

const document = parseBundleDocument(JSON.stringify({ ...DOCUMENT, title: 'a < b & "c"' }), 'bundle.json');

describe('metapackageEntries', () => {
  it('depends on every package at exactly its version', async () => {
    const sink = bytesSink();
    await writeArchive(metapackageEntries(document), sink);
    const { identity, nuspecBytes, nuspecPath } = await readPackage(bytesSource(sink.bytes()));
    expect(identity.id).toBe('Contoso');
    const { dependencyGroups, description } = parseNuspec(nuspecBytes, nuspecPath);
    expect(description).toContain('a < b & "c"');
    const ranges = dependencyGroups.flatMap(({ dependencies }) =>
      dependencies.map(({ id, range }) => `${id} ${formatVersionRange(range)}`),
    );
    expect(ranges).toEqual(['Contoso.Core [1.0.0, 1.0.0]']);
  });
});

describe('metapackageFile', () => {
  it('is lower-case id and version, as in a feed', () => {
    expect(metapackageFile(document)).toBe('contoso.1.0.0.nupkg');
  });
});
