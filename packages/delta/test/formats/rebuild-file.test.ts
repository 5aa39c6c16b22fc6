import { describe, expect, it } from 'vitest';
import { portableEngine } from '../../src/engine/portable-engine.ts';
import { SQUIRREL_RULES } from '../../src/formats/file-rules.ts';
import { indexArchive, readDeltaEntry, rebuildFile } from '../../src/formats/rebuild-file.ts';
import { make } from '../memory-packages.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

async function archives() {
  const patch = await portableEngine().diff(bytes('one'), bytes('two'));
  const base = await make('1.0.0', { 'lib/a': 'one' });
  const delta = await make('1.1.0', {
    'lib/a.bsdiff': patch,
    'lib/b': 'new',
    'lib/bad.bsdiff': 'no patch'.repeat(10),
    'lib/no.bsdiff': patch,
  });
  return { base: indexArchive(base.pkg.archive), delta: indexArchive(delta.pkg.archive) };
}

describe('indexArchive', () => {
  it('finds entries by path', async () => {
    const { base } = await archives();
    expect(base.entries.get('lib/a')?.size).toBe(3);
  });
});

describe('rebuildFile', () => {
  it.each([
    ['lib/a', 'base', 'one'],
    ['lib/a', 'patch', 'two'],
    ['lib/b', 'delta', 'new'],
  ] as const)('takes %s from the %s', async (path, from, text) => {
    const { base, delta } = await archives();
    expect(Buffer.from(await rebuildFile(SQUIRREL_RULES, { path, from }, base, delta)).toString()).toBe(text);
  });

  it('throws DELTA_BASE_FILE_MISSING for a file that only the target has', async () => {
    const { base, delta } = await archives();
    await expect(rebuildFile(SQUIRREL_RULES, { path: 'lib/no', from: 'patch' }, base, delta)).rejects.toThrowCode(
      'DELTA_BASE_FILE_MISSING',
    );
  });

  it('makes nothing larger than the file is known to be', async () => {
    const { base, delta } = await archives();
    await expect(
      rebuildFile(SQUIRREL_RULES, { path: 'lib/a', from: 'patch', size: 2 }, base, delta),
    ).rejects.toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('names the file whose patch is corrupt', async () => {
    const { delta } = await archives();
    const base = indexArchive((await make('1.0.0', { 'lib/bad': 'one' })).pkg.archive);
    await expect(rebuildFile(SQUIRREL_RULES, { path: 'lib/bad', from: 'patch' }, base, delta)).rejects.toMatchObject({
      code: 'DELTA_PATCH_CORRUPT',
      details: { path: 'lib/bad' },
    });
  });
});

describe('readDeltaEntry', () => {
  it('throws DELTA_ENTRY_MISSING for an entry that is not there', async () => {
    const { delta } = await archives();
    await expect(readDeltaEntry(delta, 'lib/c')).rejects.toThrowCode('DELTA_ENTRY_MISSING');
  });
});
