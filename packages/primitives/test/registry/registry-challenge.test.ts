import { describe, expect, it } from 'vitest';
import { mayTell, parseChallenge } from '../../src/registry/registry-challenge.ts';

const SERVER = new URL('https://registry.example.test');

describe('parseChallenge', () => {
  it('reads where tokens are handed out, and for what', () => {
    const header = 'Bearer realm="https://auth.example.test/token",service="r",scope="repository:a:pull",error="x"';
    expect(parseChallenge(header, SERVER)).toEqual({
      scheme: 'bearer',
      realm: new URL('https://auth.example.test/token'),
      query: { service: 'r', scope: 'repository:a:pull' },
    });
    expect(parseChallenge('Bearer realm="https://a.example.test/t",Basic realm="x"', SERVER)).toMatchObject({
      realm: new URL('https://a.example.test/t'),
    });
    expect(parseChallenge('Basic realm="x"', SERVER)).toEqual({ scheme: 'basic' });
    expect(parseChallenge('Negotiate', SERVER)).toBeUndefined();
    expect(parseChallenge(undefined, SERVER)).toBeUndefined();
  });

  it.each(['Bearer realm="http://auth.example.test/"', 'Bearer realm="file:///etc/passwd"', 'Bearer service="r"'])(
    'refuses %s',
    (header) => {
      expect(() => parseChallenge(header, SERVER)).toThrowCode('REGISTRY_ANSWER_INVALID');
    },
  );
});

describe('mayTell', () => {
  it('tells a password to the machine that it is for, and to those that were allowed', () => {
    const realm = new URL('https://auth.example.test/token');
    expect(mayTell(realm, SERVER, [])).toBe(false);
    expect(mayTell(realm, SERVER, ['auth.example.test'])).toBe(true);
    expect(mayTell(new URL('https://registry.example.test:5001/token'), SERVER, [])).toBe(true);
    const hub = new URL('https://auth.docker.io/token');
    expect(mayTell(hub, new URL('https://registry-1.docker.io/'), [])).toBe(true);
    expect(mayTell(hub, SERVER, [])).toBe(false);
  });
});
