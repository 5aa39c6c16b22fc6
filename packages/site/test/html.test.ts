import { describe, expect, it } from 'vitest';
import { formatHtml, html, trusted } from '../src/html.ts';

describe('html', () => {
  it.each([
    ['</script><script>alert(1)</script>', '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onload="x" a='`, '&quot; onload=&quot;x&quot; a=&#39;'],
    ['a & b &amp; <!--', 'a &amp; b &amp;amp; &lt;!--'],
    ['tab\there\nand \u0000\u001b[2J\u009b\r', 'tab\there\nand \ufffd\ufffd[2J\ufffd\ufffd'],
    ['half \ud800 of it', 'half \ufffd of it'],
  ])('escapes %j', (text, escaped) => {
    expect(formatHtml(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps markup, joins lists, and leaves out what is undefined', () => {
    const items = ['a', 'b'].map((text) => html`<li>${text}</li>`);
    expect(formatHtml(html`<b>${items}${undefined}${[1, [2]]}</b>`)).toBe('<b><li>a</li><li>b</li>12</b>');
  });

  it('escapes text that looks like markup of its own, and no object that was read can pass for markup', () => {
    const read: unknown = JSON.parse('"<b>"');
    expect(formatHtml(html`${typeof read === 'string' ? read : ''}`)).toBe('&lt;b&gt;');
  });

  it('has one line end where the source has indentation, and leaves data as it is', () => {
    // prettier-ignore
    const made = html`<p>
      ${'a\n   b'}
    </p>`;
    expect(formatHtml(made)).toBe('<p>\na\n   b\n</p>');
  });
});

describe('trusted', () => {
  it('leaves our own text as it is', () => {
    expect(formatHtml(html`${trusted('a > b')}`)).toBe('a > b');
  });
});
