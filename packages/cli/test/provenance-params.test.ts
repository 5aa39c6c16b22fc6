import { folderStore } from '@nuspine/channels/fs';
import { describe, expect, it } from 'vitest';
import { provenanceOf, withProvenance, withProvenanceProblems } from '../src/provenance-params.ts';

const store = folderStore('.');
const build = {
  id: 'b1',
  version: '1.0.0',
  order: [1],
  commit: 'a',
  branch: 'main',
  date: '2026-01-01T00:00:00Z',
  packages: [],
  artifacts: [],
};
const report = { ok: true, channel: 'a/b/c', entries: 1, builds: 1, head: 'x', problems: [] };

describe('withProvenance', () => {
  it('leaves a build alone when nothing is asked, and wants both or neither', async () => {
    expect(await withProvenance(store, build, { provenanceKey: [] })).toBe(build);
    await expect(withProvenance(store, build, { provenanceKey: ['k'] })).rejects.toThrowCode('CLI_USAGE');
    await expect(withProvenance(store, build, { provenance: 'p', provenanceKey: [] })).rejects.toThrowCode('CLI_USAGE');
  });
});

describe('provenanceOf', () => {
  it('is no evidence without keys', async () => {
    const now = new Date(0);
    expect(
      await provenanceOf(store, { channel: { owner: 'a', repo: 'b', channel: 'c' }, build: 'b1', now }, []),
    ).toEqual([]);
  });
});

describe('withProvenanceProblems', () => {
  it('adds nothing without keys', async () => {
    expect(await withProvenanceProblems(store, report, [])).toBe(report);
  });
});
