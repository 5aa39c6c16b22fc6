import { describe, expect, it } from 'vitest';
import { channelRole, metadataName, parseChannelName } from '../../src/index.ts';
import { channelPatterns, targetCopyName } from '../../src/trust/trust-names.ts';

describe('channelRole', () => {
  it('is the name with ~ for the slashes', () => {
    expect(channelRole(parseChannelName('contoso/app/release/2.1'))).toBe('contoso~app~release~2.1');
  });

  it('keeps long names apart and short enough for a file', () => {
    const long = (end: string): string => channelRole(parseChannelName(`${'a'.repeat(90)}/${'b'.repeat(90)}/${end}`));
    expect(long('main').length).toBeLessThanOrEqual(180);
    expect(long('main')).not.toBe(long('next'));
  });
});

describe('channelPatterns', () => {
  it('covers the folder of the channel and its log, not the channels below it', () => {
    expect(channelPatterns(parseChannelName('contoso/app/main'))).toEqual([
      'build-info/contoso/app/main/*',
      'build-info/contoso/app/main/log/*',
    ]);
  });
});

describe('metadataName', () => {
  it('has the version in front', () => {
    expect(metadataName('snapshot', 7)).toBe('7.snapshot.json');
  });
});

describe('targetCopyName', () => {
  it('has the digest before the name of the file', () => {
    expect(targetCopyName('build-info/a/b/c/Latest.txt', 'ff')).toBe('targets/build-info/a/b/c/ff.Latest.txt');
  });
});
