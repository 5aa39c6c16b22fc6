import { readFileSync } from 'node:fs';
import { CodedError } from '@nuspine/primitives';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { errorDocument, errorText } from '../src/error-text.ts';

const ERROR = new CodedError('SOURCE_READ_FAILED', 'file cannot be opened', {
  offset: 12,
  path: 'a/b.nupkg',
  cause: Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' }),
});

describe('errorText', () => {
  it('says what, where, why and what to do next', () => {
    expect(errorText(ERROR)).toBe(
      [
        'error SOURCE_READ_FAILED: file cannot be opened',
        '  path:    a/b.nupkg',
        '  offset:  12',
        '  because: ENOENT: no such file',
        '  next:    check that the path is spelled correctly and that the file can be read',
        '',
      ].join('\n'),
    );
  });

  it('says the code of the operating system once', () => {
    const error = Object.assign(new Error('ENOENT: no such file, open x'), { code: 'ENOENT', syscall: 'open' });
    expect(errorText(error)).toMatch(/^error ENOENT: no such file, open x\n/);
  });

  it('does not let a hostile name control the terminal', () => {
    const text = errorText(new CodedError('X', 'entry name is not safe', { path: 'a\u001b[2Jb\nc' }));
    expect(text).toContain('a\uFFFD[2Jb\uFFFDc\n');
    const cause = Object.assign(new Error("ENOENT: no such file, open 'a\u001b[2J'"), { code: 'ENOENT' });
    const repeated = errorText(new CodedError('X', 'too many arguments: b\u001b[2J\nor c', { cause }));
    expect(repeated).toContain('error X: too many arguments: b\uFFFD[2J\nor c\n');
    expect(repeated).toContain("open 'a\uFFFD[2J'\n");
  });

  it('cuts a long operand, which is whole in the document', () => {
    const error = new CodedError('X', 'many', { found: Array.from({ length: 500 }, (_, index) => index) });
    expect(errorText(error)).toContain('… (all of it with --json)\n');
    expect(errorDocument(error).error.details['found']).toHaveLength(500);
  });
});

describe('errorDocument', () => {
  it('has the same for a program', () => {
    expect(errorDocument(ERROR).error).toEqual({
      code: 'SOURCE_READ_FAILED',
      message: 'file cannot be opened',
      exitCode: 3,
      next: 'check that the path is spelled correctly and that the file can be read',
      details: { path: 'a/b.nupkg', offset: 12 },
      causes: ['ENOENT: no such file'],
    });
  });

  it.each([
    ['an error with operands', ERROR],
    ['a defect', new TypeError('broken')],
  ])('is a document of schema/error.schema.json for %s', (_what, error) => {
    const schema: unknown = JSON.parse(readFileSync(new URL('../schema/error.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true });
    ajv.validate(schema ?? {}, errorDocument(error));
    expect(ajv.errors).toBeNull();
  });

  it('does not repeat an error that was only given a path', () => {
    const cause = new CodedError('NUPKG_ENTRY_CRC_MISMATCH', 'entry is corrupt', { path: 'lib/a.dll' });
    const error = new CodedError(cause.code, 'entry is corrupt (entry lib/a.dll)', { path: 'a.nupkg', cause });
    expect(errorDocument(error).error.causes).toEqual([]);
  });

  it('calls an error without a code INTERNAL', () => {
    expect(errorDocument(new Error('broken')).error).toMatchObject({ code: 'INTERNAL', exitCode: 70 });
  });
});
