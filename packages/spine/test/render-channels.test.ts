import { describe, expect, it } from 'vitest';
import { channelTable, renderChannel, renderDocument } from '../src/render-channels.ts';

const npm = { name: 'npm', artifact: '@acme/cli', pin: '"@acme/cli": "{version}"', run: 'npx @acme/cli@{version} -v' };

describe('renderChannel', () => {
  it('fills in version and digest', () => {
    expect(renderChannel(npm, { version: '2.0.0' })).toEqual({
      ...npm,
      pin: '"@acme/cli": "2.0.0"',
      run: 'npx @acme/cli@2.0.0 -v',
    });
    const image = { ...npm, pin: 'acme/app:{version}@{digest}' };
    expect(renderChannel(image, { version: '2.0.0', digest: 'sha256:1' }).pin).toBe('acme/app:2.0.0@sha256:1');
    expect(renderChannel(image, { version: '2.0.0' }).pin).toBe('acme/app:2.0.0@{digest}');
  });
});

describe('channelTable', () => {
  it('has a row for each channel, whatever it is written with', () => {
    const odd = { name: 'a|b', artifact: 'x', pin: '`v`', run: 'a | b' };
    expect(channelTable([odd])).toBe(
      [
        '| channel | artifact | pinned    | try it   |',
        '| ------- | -------- | --------- | -------- |',
        '| a\\|b    | `x`      | `` `v` `` | `a \\| b` |',
      ].join('\n'),
    );
  });
});

describe('renderDocument', () => {
  it('replaces what stands between the markers, twice to the same text', () => {
    const text = 'a\n<!-- spine:channels -->old<!-- /spine:channels -->\nb\n';
    const once = renderDocument(text, '| t |', 'a.md');
    expect(once).toBe('a\n<!-- spine:channels -->\n\n| t |\n\n<!-- /spine:channels -->\nb\n');
    expect(renderDocument(once ?? '', '| t |', 'a.md')).toBe(once);
  });

  it('keeps the ends of lines', () => {
    const text = '<!-- spine:channels --><!-- /spine:channels -->\r\n';
    expect(renderDocument(text, '| t |', 'a.md')).toBe(
      '<!-- spine:channels -->\r\n\r\n| t |\r\n\r\n<!-- /spine:channels -->\r\n',
    );
  });

  it('knows a document without markers', () => {
    expect(renderDocument('a', '| t |', 'a.md')).toBeUndefined();
  });
});
