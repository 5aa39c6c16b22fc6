import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseVersionList } from '../../src/v3/version-list.ts';

function parse(list: unknown): readonly string[] {
  return parseVersionList(Buffer.from(JSON.stringify(list)), 'https://feed.test/flat/a/index.json').map(
    formatNuGetVersion,
  );
}

describe('parseVersionList', () => {
  it('sorts as NuGet does', () => {
    expect(parse({ versions: ['10.0.0', '2.0.0', '2.0.0-RC.1'] })).toEqual(['2.0.0-RC.1', '2.0.0', '10.0.0']);
  });

  it.each([{}, { versions: 'all' }, { versions: ['new'] }, { versions: [1] }])('refuses %j', (list) => {
    expect(() => parse(list)).toThrowCode('FEED_RESPONSE_INVALID');
  });
});
