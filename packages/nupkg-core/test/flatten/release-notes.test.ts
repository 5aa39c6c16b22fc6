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
    ['[x](http://e.com)', '<p><a href="http://e.com">x</a></p>'],
    ['[x](mailto:a@e.com)', '<p><a href="mailto:a@e.com">x</a></p>'],
    ['[x](#part)', '<p><a href="#part">x</a></p>'],
    ['<https://e.com/>', '<p><a href="https://e.com/">https://e.com/</a></p>'],
    ['![x](https://e.com/x.png "t")', '<p><img src="https://e.com/x.png" alt="x" title="t"></p>'],
    ['[x](docs/page.md)', '<p>[x](docs/page.md)</p>'],
    ['[x](/page)', '<p>[x](/page)</p>'],
  ])('takes %s for a link where it leads somewhere safe', (markdown, html) => {
    expect(renderReleaseNotes(markdown)).toBe(html);
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
    ['[x](&#106;avascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](java\tscript:alert(1))', '<p>[x](java\tscript:alert(1))</p>'],
    ['[x](\u0001javascript:alert(1))', '<p>[x](\u0001javascript:alert(1))</p>'],
    ['<javascript:alert(1)>', '<p>&lt;javascript:alert(1)&gt;</p>'],
    ['[x][y]\n\n[y]: javascript:alert(1)', '<p>[x][y]</p>\n<p>[y]: javascript:alert(1)</p>'],
    ['[x](file:///c:/windows)', '<p>[x](file:///c:/windows)</p>'],
    ['[x](ms-msdt:/id)', '<p>[x](ms-msdt:/id)</p>'],
    ['[x](//server/share)', '<p>[x](//server/share)</p>'],
    ['[x](\\\\\\\\server\\\\share)', '<p>[x](\\\\server\\share)</p>'],
    ['[x](https:\\\\server)', '<p>[x](https:\\server)</p>'],
    ['![x](data:image/png;base64,AAAA)', '<p>![x](data:image/png;base64,AAAA)</p>'],
    ['![a" onerror="b](https://e.com/x.png)', '<p><img src="https://e.com/x.png" alt="a&quot; onerror=&quot;b"></p>'],
    ['[x](https://e.com/"onclick="b)', '<p><a href="https://e.com/%22onclick=%22b">x</a></p>'],
    ['&lt;script&gt; &#60;b&#62; &#1;', '<p>&lt;script&gt; &lt;b&gt; \ufffd</p>'],
    ['<!-- a --> <?b?> <![CDATA[c]]>', '<p>&lt;!-- a --&gt; &lt;?b?&gt; &lt;![CDATA[c]]&gt;</p>'],
    ['a ]]> b', '<p>a ]]&gt; b</p>'],
    ['```x" onload="y\ncode\n```', '<pre><code class="language-x&quot;">code\n</code></pre>'],
  ])('keeps %s harmless', (markdown, html) => {
    expect(renderReleaseNotes(markdown)).toBe(html);
  });
});

describe('renderReleaseNotes on what is made to be slow', () => {
  it.each(['[', '![', '<', '*a_ ', '> ', '- ', '`', '&', '[a](', '|', '\\', '[a]: b\n', '***a ', '\n\t'])(
    'ends soon for very many %j',
    (part) => {
      const start = performance.now();
      renderReleaseNotes(part.repeat(20_000));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});

describe('wrapForSquirrel', () => {
  it('adds the wrapper that Squirrel writes', () => {
    expect(wrapForSquirrel('<p>new</p>')).toBe('<![CDATA[\n<p>new</p>\n]]>');
  });
});
