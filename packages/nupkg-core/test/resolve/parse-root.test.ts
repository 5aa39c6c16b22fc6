import { formatVersionRange, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { NO_CENTRAL_PACKAGES } from '../../src/index.ts';
import { parseRoot } from '../../src/resolve/parse-root.ts';

const CENTRAL = { versions: new Map([['serilog', parseVersionRange('3.0')]]), transitivePinning: false };

describe('parseRoot', () => {
  it.each([
    ['Serilog@3.1.1', NO_CENTRAL_PACKAGES, '[3.1.1, )'],
    ['Serilog@[3.1, 4.0)', CENTRAL, '[3.1.0, 4.0.0)'],
    ['Serilog', CENTRAL, '[3.0.0, )'],
    ['Serilog', NO_CENTRAL_PACKAGES, '(, )'],
  ])('reads %s', (text, central, range) => {
    const root = parseRoot(text, central);
    expect(root.id).toBe('Serilog');
    expect(formatVersionRange(root.range)).toBe(range);
  });

  it.each(['App.csproj', 'src/App/App.FSPROJ', 'All.sln', 'all.slnx', 'packages.config'])(
    'does not take %s for an id',
    (text) => {
      expect(() => parseRoot(text, CENTRAL)).toThrow(
        expect.objectContaining({
          code: 'RESOLVE_ROOT_INVALID',
          message: expect.stringContaining('project.assets.json'),
        }),
      );
    },
  );

  it.each(['', '@1.0', 'Serilog@', 'Serilog@x', 'a b@1.0', 'folder/App'])('refuses %j', (text) => {
    expect(() => parseRoot(text, CENTRAL)).toThrowCode('RESOLVE_ROOT_INVALID');
  });
});
