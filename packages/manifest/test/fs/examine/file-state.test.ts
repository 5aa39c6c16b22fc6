import { lstatSync, symlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { isKnown, isSameEntry, prefixOf, setState, typeOf } from '../../../src/fs/examine/file-state.ts';
import { createTable, FILE_TYPE, STATE_WIDTH, WANTED } from '../../../src/fs/examine/file-table.ts';

describe('typeOf', () => {
  it('tells files, links, folders, and what is not there', async () => {
    await withTemporaryFolder(async (root) => {
      await writeFile(join(root, 'file'), '');
      symlinkSync('nowhere', join(root, 'link'));
      const types = ['file', 'link', '.'].map((path) => typeOf(lstatSync(join(root, path))));
      expect([...types, typeOf(undefined)]).toEqual([FILE_TYPE.file, FILE_TYPE.link, FILE_TYPE.folder, FILE_TYPE.gone]);
    });
  });
});

describe('isSameEntry', () => {
  it('says no when any part of the state is another one, or the type', async () => {
    await withTemporaryFolder(async (root) => {
      await writeFile(join(root, 'a'), 'text');
      const table = createTable(['a']);
      const stat = lstatSync(join(root, 'a'));
      setState(table, 0, stat);
      expect(isSameEntry(table, 0, stat)).toBe(false);
      table.types[0] = FILE_TYPE.file;
      expect(isSameEntry(table, 0, stat)).toBe(true);
      expect(isSameEntry(table, 0, undefined)).toBe(false);
      for (let at = 0; at < STATE_WIDTH; at++) {
        setState(table, 0, stat);
        table.states[at] = (table.states[at] ?? 0) + 1;
        expect(isSameEntry(table, 0, stat)).toBe(false);
      }
    });
  });

  it('says yes to what was gone and still is', () => {
    expect(isSameEntry(createTable(['a']), 0, undefined)).toBe(true);
  });
});

describe('isKnown', () => {
  it.each([
    ['a file of which nobody knows the kind', { kinds: 0xffff }, false],
    ['a file of which no digest is wanted', { kinds: 1 }, true],
    ['a binary without the digest that is wanted', { kinds: 1, wanted: WANTED.ofBinary }, false],
    ['a binary with it', { kinds: 1, wanted: WANTED.ofBinary, hashed: 1 }, true],
    ['a text of which a digest is wanted if it is a binary', { kinds: 0, wanted: WANTED.ofBinary }, true],
    ['a text of which a digest is wanted anyway', { kinds: 0, wanted: WANTED.always }, false],
    ['a link', { types: FILE_TYPE.link, kinds: 0xffff, wanted: WANTED.always }, true],
  ])('is asked of %s', (_, columns, known) => {
    const table = createTable(['a']);
    for (const [name, value] of Object.entries({ types: FILE_TYPE.file, wanted: WANTED.nothing, ...columns })) {
      const column = { types: table.types, kinds: table.kinds, wanted: table.wanted, hashed: table.hashed }[name];
      column?.set([value]);
    }
    expect(isKnown(table, 0, 0)).toBe(known);
  });
});

describe('prefixOf', () => {
  it('is nothing for the folder that we are in', () => {
    expect(['.', '', 'a', '/a/b'].map(prefixOf)).toEqual(['', '', 'a/', '/a/b/']);
  });
});
