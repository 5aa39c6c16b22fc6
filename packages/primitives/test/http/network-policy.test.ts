import { describe, expect, it } from 'vitest';
import { isOffline, requireNetwork } from '../../src/index.ts';

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
