import { createRequire } from 'node:module';
import type MarkdownIt from 'markdown-it';

/**
 * Where links and images may lead; others stay text. Addresses without a scheme go too: an updater shows notes from a
 * file, where `//server/share` would log in to the server.
 */
const SAFE_ADDRESS = /^(https?:\/\/[^/\\]|mailto:|#)/i;

let markdownToHtml: InstanceType<typeof MarkdownIt> | undefined;

/** The library has twenty modules, and few packages have notes: it is loaded for the first one. Raw HTML stays text. */
function loadMarkdown(): InstanceType<typeof MarkdownIt> {
  // A class or a module that has it, by the conditions under which Node resolves packages.
  const found: typeof MarkdownIt | typeof import('markdown-it') = createRequire(import.meta.url)('markdown-it');
  const Library = 'default' in found ? found.default : found;
  const loaded = new Library({ html: false, linkify: false, typographer: false });
  loaded.validateLink = (address) => SAFE_ADDRESS.test(address);
  return loaded;
}

/** Renders Markdown release notes to HTML that is safe to show, whoever wrote them. CommonMark with tables. */
export function renderReleaseNotes(markdown: string): string {
  markdownToHtml ??= loadMarkdown();
  return markdownToHtml.render(markdown).trimEnd();
}

/** Squirrel's clients expect the HTML inside this wrapper, as text of the `releaseNotes` element. */
export function wrapForSquirrel(html: string): string {
  return `<![CDATA[\n${html}\n]]>`;
}
