import { CodedError, PrimitivesError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { CliError, EXIT, EXIT_MEANINGS, exitCodeOf, STOPPED } from '../src/index.ts';
import { codeOf } from '../src/exit-code.ts';

describe('exitCodeOf', () => {
  it.each([
    ['a wrong command line', new CliError('CLI_USAGE', 'x'), EXIT.usage],
    ['a malformed input', new CodedError('NUPKG_SOMETHING', 'x'), EXIT.badInput],
    ['a missing file', readFailure('ENOENT'), EXIT.badInput],
    ['a folder where a file was meant', readFailure('EISDIR'), EXIT.badInput],
    ['a file where a folder was meant', systemError('EEXIST', 'mkdir'), EXIT.badInput],
    ['a file that is there already', systemError('EEXIST'), EXIT.environment],
    ['a file one may not read', readFailure('EACCES'), EXIT.environment],
    ['a full disk', writeFailure('ENOSPC'), EXIT.environment],
    ['a folder to write to that is not there', writeFailure('ENOENT'), EXIT.badInput],
    ['a bare system error', systemError('EMFILE'), EXIT.environment],
    ['an error of Node', Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' }), EXIT.bug],
    ['an error without a code', new TypeError('x'), EXIT.bug],
    ['something that is no error', 'x', EXIT.bug],
  ])('%s', (_what, error, wanted) => {
    expect(exitCodeOf(error)).toBe(wanted);
  });
});

describe('codeOf', () => {
  it('is undefined where there is none', () => {
    expect(codeOf(new Error('x'))).toBeUndefined();
  });
});

describe('EXIT_MEANINGS', () => {
  it('explains every exit code', () => {
    expect(EXIT_MEANINGS.map(([code]) => code)).toEqual([...Object.values(EXIT), ...Object.values(STOPPED)]);
  });
});

function systemError(code: string, syscall = 'open'): Error {
  return Object.assign(new Error('x'), { code, syscall });
}

function readFailure(code: string): Error {
  return new PrimitivesError('SOURCE_READ_FAILED', 'x', { cause: systemError(code) });
}

function writeFailure(code: string): Error {
  return new PrimitivesError('FILE_WRITE_FAILED', 'x', { cause: systemError(code) });
}
