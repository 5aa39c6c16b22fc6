import { describe, expect, it } from 'vitest';
import { requirePort } from '../src/port-param.ts';

describe('requirePort', () => {
  it.each(['0', '8080', '65535'])('takes %s', (text) => {
    expect(() => {
      requirePort(text);
    }).not.toThrow();
  });

  it.each(['', '-1', '65536', '80a', '123456'])('refuses %j', (text) => {
    expect(() => {
      requirePort(text);
    }).toThrowCode('CLI_USAGE');
  });
});
