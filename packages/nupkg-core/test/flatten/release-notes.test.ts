import { describe, expect, it } from 'vitest';
import { wrapForSquirrel } from '../../src/flatten/release-notes.ts';
import { renderReleaseNotes } from '../../src/index.ts';

describe('renderReleaseNotes', () => {
  it('renders Markdown', () => {
    expect(renderReleaseNotes('# 1.1.0\n\n- **faster**\n- see [more](https://example.com/?a=1&b=2)')).toBe(
      '<h1>1.1.0</h1>\n<ul>\n<li><strong>faster</strong></li>\n<li>see <a href="https://example.com/?a=1&amp;b=2">more</a></li>\n</ul>',
    );
  });

  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['a <img src=x onerror=alert(1)>', '<p>a &lt;img src=x onerror=alert(1)&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](JaVaScRiPt:alert(1))', '<p>[x](JaVaScRiPt:alert(1))</p>'],
    ['[x](vbscript:x)', '<p>[x](vbscript:x)</p>'],
    ['[x](data:text/html,<b>)', '<p>[x](data:text/html,&lt;b&gt;)</p>'],
    [
      '[x](https://e.com "a&quot; onclick=&quot;b")',
      '<p><a href="https://e.com" title="a&quot; onclick=&quot;b">x</a></p>',
    ],
    ['a ]]> b', '<p>a ]]&gt; b</p>'],
    ['```x" onload="y\ncode\n```', '<pre><code class="language-x&quot;">code\n</code></pre>'],
  ])('keeps %s harmless', (markdown, html) => {
    expect(renderReleaseNotes(markdown)).toBe(html);
  });
});

describe('wrapForSquirrel', () => {
  it('adds the wrapper that Squirrel writes', () => {
    expect(wrapForSquirrel('<p>new</p>')).toBe('<![CDATA[\n<p>new</p>\n]]>');
  });
});
