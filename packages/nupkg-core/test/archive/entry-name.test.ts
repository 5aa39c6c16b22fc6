import { extraField } from '@nuspine/testkit';

import { describe, expect, it } from 'vitest';
import { parseEntryName } from '../../src/archive/entry-name.ts';
import { type ExtraField, parseExtraFields } from '../../src/archive/extra-fields.ts';

const parse = (name: string): unknown => parseEntryName(Buffer.from(name).toString('latin1'), []);

describe('parseEntryName', () => {
  it.each([
    ['lib/a.dll', 'lib/a.dll', 'file'],
    ['lib/', 'lib', 'folder'],
    ['lib/é.dll', 'lib/é.dll', 'file'],
    ['a%20b#+[1].dll', 'a b#+[1].dll', 'file'],
    ['lib%2Fnet8.0%2f', 'lib/net8.0', 'folder'],
    ['content//LICENSE', 'content/LICENSE', 'file'],
    ['lib///', 'lib', 'folder'],
    ['a%2520b.dll', 'a%20b.dll', 'file'],
  ])('reads %s as %s, a %s', (name, path, kind) => {
    expect(parse(name)).toEqual({ path, kind });
  });

  it.each([
    '../evil.dll',
    'lib/../../evil.dll',
    'lib/../ok.dll',
    '..\\evil.dll',
    'lib\\a.dll',
    '/etc/passwd',
    '//server/share',
    '%2f%2fserver/share',
    'lib/..//../a',
    '%2fetc/passwd',
    '%2e%2e/evil.dll',
    '%252e%252e/evil.dll',
    'C:/evil.dll',
    'C:\\evil.dll',
    '\\\\server\\share',
    'CON',
    'lib/nul.txt',
    'a:stream',
    'a.dll.',
    'a.dll ',
    'a\nb',
    'a%00b',
    'a\u202egpj.exe',
    './a',
    '//',
    '/',
    '',
    `${'x'.repeat(256)}`,
    'x/'.repeat(20_000),
  ])('refuses %j', (name) => {
    expect(() => parse(name)).toThrowCode('NUPKG_ENTRY_NAME_UNSAFE');
  });

  it('refuses a name that is not UTF-8', () => {
    expect(() => parseEntryName('é', [])).toThrowCode('NUPKG_ENTRY_NAME_UNSAFE');
  });

  it('refuses a second, different name in a Unicode path field', () => {
    const fields = (name: string): readonly ExtraField[] =>
      parseExtraFields(Buffer.from(extraField(0x7075, Buffer.concat([Buffer.alloc(5), Buffer.from(name)])))) ?? [];
    expect(parseEntryName('a', fields('a'))).toEqual({ path: 'a', kind: 'file' });
    expect(() => parseEntryName('a', fields('../b'))).toThrowCode('NUPKG_ENTRY_NAME_UNSAFE');
  });
});
