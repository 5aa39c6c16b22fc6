import { describe, expect, it } from 'vitest';
import { formatNupkgMetadata, parseNupkgMetadata } from '../../src/index.ts';

const contentHash = `${'A'.repeat(86)}==`;
const parse = (document: unknown): unknown => parseNupkgMetadata(Buffer.from(JSON.stringify(document)), 'a');

describe('parseNupkgMetadata', () => {
  it.each([
    [
      { version: 2, contentHash, source: 'feed' },
      { contentHash, source: 'feed' },
    ],
    [{ version: 2, contentHash, source: null }, { contentHash }],
    [{ version: 1, contentHash, later: [] }, { contentHash }],
  ])('reads %j', (document, metadata) => {
    expect(parse(document)).toEqual(metadata);
  });

  it.each([
    [{ version: 3, contentHash }],
    [{ version: 2 }],
    [{ version: 2, contentHash: 'short' }],
    [{ version: 2, contentHash, source: 7 }],
    [[]],
    [null],
  ])('refuses %j', (document) => {
    expect(() => parse(document)).toThrowCode('NUPKG_METADATA_INVALID');
  });

  it('refuses what is no JSON', () => {
    expect(() => parseNupkgMetadata(Buffer.from('{'), 'a')).toThrowCode('NUPKG_METADATA_INVALID');
  });
});

describe('formatNupkgMetadata', () => {
  it('writes what it reads, as NuGet does', () => {
    const bytes = formatNupkgMetadata({ contentHash, source: 'feed' });
    expect(Buffer.from(bytes).toString()).toBe(
      `{\n  "version": 2,\n  "contentHash": "${contentHash}",\n  "source": "feed"\n}`,
    );
    expect(parseNupkgMetadata(bytes, 'a')).toEqual({ contentHash, source: 'feed' });
    expect(parseNupkgMetadata(formatNupkgMetadata({ contentHash }), 'a')).toEqual({ contentHash });
  });
});
