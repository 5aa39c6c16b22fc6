import { describe, expect, it } from 'vitest';
import { parseBuild } from '../src/index.ts';
import { build } from './channel-builder.ts';

describe('parseBuild', () => {
  it('reads a build', () => {
    expect(parseBuild(Buffer.from(JSON.stringify(build('b1'))), 'build.json')).toEqual(build('b1'));
  });

  it('takes a byte order mark, as tools on Windows write it', () => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify(build('b1'))}\r\n`);
    expect(parseBuild(bytes, 'build.json')).toEqual(build('b1'));
  });

  it.each(['', '[]', '{"id":"b1"}', JSON.stringify({ ...build('b1'), extra: 1 })])('refuses %s', (text) => {
    expect(() => parseBuild(Buffer.from(text), 'build.json')).toThrowCode('CHANNEL_BUILD_INVALID');
  });
});
