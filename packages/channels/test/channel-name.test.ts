import { describe, expect, it } from 'vitest';
import { channelFolder, formatChannelName, parseChannelName } from '../src/index.ts';

describe('parseChannelName', () => {
  it.each(['dotnet/corefx/master', 'dotnet/corefx/release/2.1', 'a/b.c/d_e-f'])('reads %s', (name) => {
    expect(formatChannelName(parseChannelName(name))).toBe(name);
  });

  it.each([
    'a/b',
    'a/b/',
    '/a/b/c',
    'a/../b/c',
    'a/b/log',
    'a/b/c/Log/d',
    'a/b/Latest.txt',
    'a/b/con',
    'a/b/c d',
    'a\\b/c/d',
    'a/b/RELEASES',
    'a/b/x.',
  ])('refuses %s', (name) => {
    expect(() => parseChannelName(name)).toThrowCode('CHANNEL_NAME_INVALID');
  });
});

describe('channelFolder', () => {
  it('is below build-info', () => {
    expect(channelFolder(parseChannelName('dotnet/corefx/release/2.1'))).toBe('build-info/dotnet/corefx/release/2.1');
  });
});
