import { describe, expect, it } from 'vitest';
import { createNameBook } from '../src/name-book.ts';

describe('createNameBook', () => {
  it('gives each name one address, and knows it again', () => {
    const { addressOf, nameOf } = createNameBook();
    const addresses = ['a.test', 'b.test', 'a.test'].map(addressOf);
    expect(addresses).toEqual(['198.18.0.1', '198.18.0.2', '198.18.0.1']);
    expect(addresses.map(nameOf)).toEqual(['a.test', 'b.test', 'a.test']);
    expect(nameOf('192.0.2.1')).toBe('192.0.2.1');
  });

  it('stays within the addresses that no network uses', () => {
    const { addressOf } = createNameBook();
    const all = Array.from({ length: 70_000 }, (_, n) => addressOf(`${String(n)}.test`));
    expect(new Set(all).size).toBe(70_000);
    expect(all.every((address) => /^198\.1[89]\.\d+\.\d+$/.test(address))).toBe(true);
  });
});
