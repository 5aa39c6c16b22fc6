import { describe, expect, it } from 'vitest';
import { isRemote, sourceAddress, sourceCredentials } from '../src/index.ts';
import { isFileUrl } from '../src/package-source.ts';

describe('isRemote', () => {
  it.each([
    ['https://feed.test/v3/index.json', true],
    ['feed', false],
    ['/feed', false],
    ['C:\\feed', false],
    ['\\\\server\\feed', false],
  ])('%s: %s', (location, expected) => {
    expect(isRemote({ name: 'a', location })).toBe(expected);
  });
});

describe('isFileUrl', () => {
  it.each([
    ['file:///feed', true],
    ['FILE://server/feed', true],
    ['file:feed', false],
    ['/file/feed', false],
  ])('%s: %s', (location, expected) => {
    expect(isFileUrl(location)).toBe(expected);
  });
});

describe('sourceAddress', () => {
  it('may be http on this machine, or where the source allows it', () => {
    expect(sourceAddress({ name: 'a', location: 'http://127.0.0.1:1/' }).host).toBe('127.0.0.1:1');
    expect(sourceAddress({ name: 'a', location: 'http://feed.test/', allowsInsecure: true }).host).toBe('feed.test');
  });

  it('is https elsewhere', () => {
    expect(() => sourceAddress({ name: 'a', location: 'http://feed.test/' })).toThrowCode('FEED_INSECURE');
  });
});

describe('sourceCredentials', () => {
  it('refuses a source with a client certificate, and names the file and its section', () => {
    const location = 'https://feed.test/index.json';
    const source = { name: 'a', location, certificateIn: 'NuGet.config' };
    const ask = (): unknown => sourceCredentials(source, new URL(location));
    expect(ask).toThrowCode('FEED_CERTIFICATE_UNSUPPORTED');
    expect(ask).toThrow(expect.objectContaining({ details: { path: 'NuGet.config', found: 'clientCertificates' } }));
  });

  const server = new URL('https://feed.test/');

  it('is for the server alone', () => {
    const credentials = { kind: 'plain', username: 'ada', password: 'secret' } as const;
    const source = { name: 'a', location: server.href, credentials };
    expect(sourceCredentials(source, server)).toEqual({ server, username: 'ada', password: 'secret' });
    expect(sourceCredentials({ name: 'a', location: server.href }, server)).toBeUndefined();
  });

  it('is not shown what may not be shown as it is', () => {
    const credentials = { kind: 'withheld', username: 'ada' } as const;
    expect(sourceCredentials({ name: 'a', location: server.href, credentials }, server)).toBeUndefined();
  });

  it('cannot be made from an encrypted password', () => {
    const credentials = { kind: 'encrypted', username: 'ada', file: 'NuGet.config' } as const;
    const source = { name: 'a', location: server.href, credentials };
    expect(() => sourceCredentials(source, server)).toThrowCode('FEED_PASSWORD_ENCRYPTED');
  });
});
