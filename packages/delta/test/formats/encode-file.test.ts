import { describe, expect, it } from 'vitest';
import { encodeFile, type FileChange } from '../../src/formats/encode-file.ts';
import type { DiffEngine } from '../../src/engine/diff-engine.ts';
import { SQUIRREL_RULES } from '../../src/formats/file-rules.ts';
import { portableEngine } from '../../src/engine/portable-engine.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const LONG = 'text that repeats itself '.repeat(100);
const change = (path: string, base: string | undefined, target: string, compressedSize = 1 << 20): FileChange => ({
  path,
  base: base === undefined ? undefined : bytes(base),
  target: bytes(target),
  whole: bytes(target),
  compressedSize,
});

describe('encodeFile', () => {
  it.each<[string, FileChange, string, string, readonly string[]]>([
    ['a new file', change('lib/a.txt', undefined, 'b'), 'added', 'delta', ['lib/a.txt']],
    ['an unchanged file', change('lib/a.txt', 'a', 'a'), 'unchanged', 'base', ['lib/a.txt.diff', 'lib/a.txt.shasum']],
    [
      'a changed file',
      change('lib/a.txt', LONG, `${LONG}!`),
      'patched',
      'patch',
      ['lib/a.txt.bsdiff', 'lib/a.txt.diff', 'lib/a.txt.shasum'],
    ],
    ['a changed file whose patch saves nothing', change('lib/a.txt', 'a', 'b', 1), 'replaced', 'delta', ['lib/a.txt']],
    [
      'a program whose patch saves nothing',
      change('lib/a.EXE', 'a', 'b', 1),
      'patched',
      'patch',
      ['lib/a.EXE.bsdiff', 'lib/a.EXE.diff', 'lib/a.EXE.shasum'],
    ],
    [
      'a file that becomes empty',
      change('lib/a.txt', 'a', '', 0),
      'patched',
      'patch',
      ['lib/a.txt.bsdiff', 'lib/a.txt.diff', 'lib/a.txt.shasum'],
    ],
    ['a changed file outside lib', change('tools/a.dll', LONG, `${LONG}!`), 'replaced', 'delta', ['tools/a.dll']],
    ['an unchanged file outside lib', change('tools/a.dll', 'a', 'a'), 'unchanged', 'delta', ['tools/a.dll']],
  ])('carries %s', async (_what, file, kind, from, paths) => {
    const encoded = await encodeFile(SQUIRREL_RULES, file, portableEngine());
    expect({ ...encoded, entries: encoded.entries.map((entry) => entry.path) }).toEqual({ kind, from, entries: paths });
  });

  it('carries an unchanged file as a patch to itself when it is to be proven', async () => {
    const encoded = await encodeFile(SQUIRREL_RULES, change('lib/a.txt', LONG, LONG), portableEngine(), 'prove');
    expect(encoded).toMatchObject({ kind: 'unchanged', from: 'patch' });
  });

  it('throws DELTA_ENGINE_WRONG for a patch that gives something else', async () => {
    const wrong: DiffEngine = {
      name: 'portable',
      diff: (base) => portableEngine().diff(base, bytes('something else')),
    };
    await expect(encodeFile(SQUIRREL_RULES, change('lib/a.txt', 'a', 'b'), wrong)).rejects.toThrowCode(
      'DELTA_ENGINE_WRONG',
    );
  });
});
