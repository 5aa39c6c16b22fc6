import { describe, expect, it } from 'vitest';
import { npmIdentity, npmPins } from '../../src/pins/npm-pins.ts';
import { pinContext } from '../pin-context.ts';

describe('npmIdentity', () => {
  it('reads what a package.json has of name and version', () => {
    expect(npmIdentity('{ "name": "a", "version": "1.0.0" }', 'a')).toEqual({ name: 'a', version: '1.0.0' });
    expect(npmIdentity('{ "private": true, "version": 1 }', 'a')).toEqual({});
  });
});

describe('npmPins', () => {
  it.each(['workspace:^', '*', '1.x', '>=1.0.0 <3', 'file:../core', 'npm:@acme/core@1.0.0'])(
    'leaves what is no single version to itself: %s',
    (range) => {
      const text = JSON.stringify({ version: '2.0.0', dependencies: { '@acme/core': range } });
      const pins = npmPins(text, pinContext({ npmNames: new Set(['@acme/core']) }));
      expect(pins.map(({ what }) => what)).toEqual(['version']);
    },
  );

  it('refuses comments, which npm refuses too', () => {
    expect(() => npmPins('{ "version": "1.0.0" } // one', pinContext())).toThrowCode('SPINE_ARTIFACT_INVALID');
  });
});
