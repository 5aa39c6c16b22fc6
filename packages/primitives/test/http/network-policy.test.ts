import { describe, expect, it } from 'vitest';
import { isOffline, requireNetwork, withoutNetwork } from '../../src/index.ts';

describe('isOffline', () => {
  it.each([
    [{}, false],
    [{ OFFLINE: '' }, false],
    [{ OFFLINE: '0' }, false],
    [{ OFFLINE: 'false' }, false],
    [{ OFFLINE: '1' }, true],
    [{ OFFLINE: 'true' }, true],
    [{ OFFLINE: '1', ALLOW_REMOTE: '0' }, true],
    [{ OFFLINE: '1', ALLOW_REMOTE: '1' }, false],
  ])('%j: %s', (environment, expected) => {
    expect(isOffline(environment)).toBe(expected);
  });
});

describe('requireNetwork', () => {
  it('names the host that must not be asked, loopback included', () => {
    const ask = (): void => {
      requireNetwork(new URL('http://127.0.0.1:8080/v3'), { OFFLINE: '1' });
    };
    expect(ask).toThrowCode('HTTP_OFFLINE');
    expect(ask).toThrow('127.0.0.1:8080');
  });
});

describe('withoutNetwork', () => {
  it('forbids the network, whatever the environment says', () => {
    expect(isOffline(withoutNetwork({}))).toBe(true);
    expect(isOffline(withoutNetwork({ OFFLINE: '0', ALLOW_REMOTE: '1' }))).toBe(true);
  });

  it('looks all else up in the environment itself, which on Windows finds names in any case', () => {
    const windows = new Proxy<Record<string, string>>(
      { appdata: 'data' },
      {
        get: (all, name) => all[String(name).toLowerCase()],
      },
    );
    expect(withoutNetwork(windows)['APPDATA']).toBe('data');
    expect(withoutNetwork(windows)['NOT_SET']).toBeUndefined();
  });
});
