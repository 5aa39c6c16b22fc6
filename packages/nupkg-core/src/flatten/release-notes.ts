import MarkdownIt from 'markdown-it';

/** Raw HTML stays text, and `javascript:`, `vbscript:` and `file:` links stay text (markdown-it's own link check). */
const MARKDOWN = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Renders Markdown release notes to HTML that is safe to show, whoever wrote them. CommonMark with tables. */
export function renderReleaseNotes(markdown: string): string {
  return MARKDOWN.render(markdown).trimEnd();
}

/** Squirrel's clients expect the HTML inside this wrapper, as text of the `releaseNotes` element. */
export function wrapForSquirrel(html: string): string {
  return `<![CDATA[\n${html}\n]]>`;
}
