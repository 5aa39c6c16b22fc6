import MarkdownIt from 'markdown-it';

/** Raw HTML stays text. */
const MARKDOWN = new MarkdownIt({ html: false, linkify: false, typographer: false });

/**
 * Where links and images may lead; others stay text. Addresses without a scheme go too: an updater shows notes from a
 * file, where `//server/share` would log in to the server.
 */
const SAFE_ADDRESS = /^(https?:\/\/[^/\\]|mailto:|#)/i;

MARKDOWN.validateLink = (address) => SAFE_ADDRESS.test(address);

/** Renders Markdown release notes to HTML that is safe to show, whoever wrote them. CommonMark with tables. */
export function renderReleaseNotes(markdown: string): string {
  return MARKDOWN.render(markdown).trimEnd();
}

/** Squirrel's clients expect the HTML inside this wrapper, as text of the `releaseNotes` element. */
export function wrapForSquirrel(html: string): string {
  return `<![CDATA[\n${html}\n]]>`;
}
