import { describe, expect, it } from 'vitest';
import { decide } from '../../src/flow/decide.ts';
import { readSources } from '../../src/flow/sources.ts';
import { channel, FOLLOW, input, made, PROPS, SDK } from './flow-sample.ts';

const sdk = channel(SDK, made('b1', { Core: '1.1.0', 'Core.Extra': '1.1.0', 'Extra.Core': '1.1.0' }));

function outcome(patterns: string, id: string, version = '1.0.0'): string {
  const given = input(`${FOLLOW}packages = ${patterns}\n`, {}, [sdk]);
  const reference = { path: PROPS, id, version, at: { start: 0, end: version.length } };
  const { code, to, edits } = decide(reference, given, readSources(given), new Map());
  expect(edits.length).toBe(to === undefined ? 0 : 1);
  return code;
}

describe('decide', () => {
  it.each([
    ['["*"]', 'Core', 'moved'],
    ['["core"]', 'CORE', 'moved'],
    ['["Core"]', 'Core.Extra', 'not-subscribed'],
    ['["Core*"]', 'Core.Extra', 'moved'],
    ['["*.Extra"]', 'Core.Extra', 'moved'],
    ['["C*E*a"]', 'Core.Extra', 'moved'],
    ['["Core*Core"]', 'Core', 'not-subscribed'],
    ['["Core*"]', 'Extra.Core', 'not-subscribed'],
    ['["*"]', 'Foreign', 'not-subscribed'],
  ])('%s decides about %s: %s', (patterns, id, code) => {
    expect(outcome(patterns, id)).toBe(code);
  });

  it.each([
    ['1.1.0', 'up-to-date'],
    ['1.2.0', 'downgrade'],
    ['1.1.0-rc.1', 'moved'],
    ['1.*', 'range'],
  ])('has for a version %s the answer %s', (version, code) => {
    expect(outcome('["*"]', 'Core', version)).toBe(code);
  });
});
