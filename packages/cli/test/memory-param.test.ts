import { describe, expect, it } from 'vitest';
import { sizeOption } from '../src/memory-param.ts';

const memory = sizeOption('--memory <size>', 'about how much');

describe('sizeOption', () => {
  it('reads megabytes and gigabytes', () => {
    expect(memory.parse(['256MB'])).toBe(268_435_456);
    expect(memory.parse(['1gb'])).toBe(1_073_741_824);
    expect(memory.parse([])).toBeUndefined();
  });

  it.each(['256', '0MB', '-1MB', '1.5GB', 'MB', '9999999MB'])('refuses %s', (text) => {
    expect(() => memory.parse([text])).toThrowCode('CLI_USAGE');
  });
});
