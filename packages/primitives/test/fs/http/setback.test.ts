import { describe, expect, it } from 'vitest';
import { setbackOf, timedOut } from '../../../src/fs/http/setback.ts';
import { PrimitivesError } from '../../../src/index.ts';

const url = new URL('http://feed.test/');
const system = (code: string): Error => Object.assign(new Error(code), { code });

describe('setbackOf', () => {
  it.each(['ECONNRESET', 'EAI_AGAIN', 'HPE_INVALID_CONSTANT', 'ERR_STREAM_PREMATURE_CLOSE'])('forgives %s', (code) => {
    expect(setbackOf(system(code), url)).toMatchObject({ kind: 'setback', error: { code: 'HTTP_UNREACHABLE' } });
  });

  it('forgives a silent server', () => {
    expect(setbackOf(timedOut('server is silent', url, 1), url).error.code).toBe('HTTP_TIMEOUT');
  });

  it.each([
    ['a full disk', system('ENOSPC'), 'ENOSPC'],
    ['an unknown host', new PrimitivesError('HTTP_UNREACHABLE', 'no', { found: 'ENOTFOUND' }), 'HTTP_UNREACHABLE'],
    [
      'a wrong certificate',
      new PrimitivesError('HTTP_UNREACHABLE', 'no', { found: 'CERT_HAS_EXPIRED' }),
      'HTTP_UNREACHABLE',
    ],
    ['changed content', new PrimitivesError('HTTP_CONTENT_CHANGED', 'no'), 'HTTP_CONTENT_CHANGED'],
  ])('does not forgive %s', (_, error, code) => {
    expect(() => setbackOf(error, url)).toThrowCode(code);
  });
});
