import { describe, expect, it } from 'vitest';
import { formatPin } from '../src/index.ts';

describe('formatPin', () => {
  it('joins component and version', () => {
    expect(formatPin({ component: 'core', version: '3.2.1' })).toBe('core@3.2.1');
  });
});
