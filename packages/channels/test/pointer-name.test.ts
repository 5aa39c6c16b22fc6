import { describe, expect, it } from 'vitest';
import { parsePointerName } from '../src/index.ts';

describe('parsePointerName', () => {
  it.each(['Latest', 'LKG', 'Release', 'Last-Build', 'a'])('takes %s', (name) => {
    expect(parsePointerName(name)).toBe(name);
  });

  it.each(['', 'latest', 'RELEASE', 'nul', 'COM1', 'a b', 'a/b', 'a.b', 'Latest_Packages', '1a'])(
    'refuses "%s"',
    (name) => {
      expect(() => parsePointerName(name)).toThrowCode('CHANNEL_POINTER_INVALID');
    },
  );
});
