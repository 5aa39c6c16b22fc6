import { hash } from 'node:crypto';
import { formatHtml, html, type Html, trusted } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { PICKER_SCRIPT } from './picker-script.ts';

/** A page of the site, by what it is about. */
export interface PageName {
  readonly file: string;
  readonly heading: string;
}

export interface Page extends PageName {
  /** Of the whole site. */
  readonly title: string;
  /** All pages that there are, this one among them. */
  readonly pages: readonly PageName[];
  readonly body: Html;
  /** Whether there is something to pick. */
  readonly picks?: boolean;
}

/** A page as text: whole in one file, so that it needs no server. */
export function formatPage(page: Page): string {
  return `${formatHtml(
    html`<!doctype html>
      <html lang="en">
        ${head(page)} ${body(page)}
      </html>`,
  )}\n`;
}

/**
 * The policy lets exactly the page's own style and script run, known by their digests, and nothing load, whatever slips into
 * the data. `'self'` would mean nothing for files on a disk.
 */
function head({ heading, title, picks = false }: Page): Html {
  const policy = [
    "default-src 'none'",
    `style-src ${sourceOf(PAGE_STYLE)}`,
    `script-src ${picks ? sourceOf(PICKER_SCRIPT) : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>${heading} - ${title}</title>
    ${trusted(`<style>${PAGE_STYLE}</style>`)}
  </head>`;
}

function body({ file, heading, title, pages, body: content, picks = false }: Page): Html {
  const current = html` aria-current="page"`;
  const links = pages.map(
    (page) => html`<li><a href="${page.file}" ${page.file === file ? current : undefined}>${page.heading}</a></li> `,
  );
  return html`<body>
    <a class="skip" href="#content">Skip to content</a>
    <header>
      <p class="site">${title}</p>
      <nav aria-label="Pages">
        <ul>
          ${links}
        </ul>
      </nav>
    </header>
    <main id="content" tabindex="-1">
      <h1>${heading}</h1>
      ${content}
    </main>
    <footer>
      <p>Made by <code>nuspine site build</code>.</p>
    </footer>
    ${picks ? trusted(`<script>${PICKER_SCRIPT}</script>`) : undefined}
  </body>`;
}

/** How a policy names a text that stands in the page (CSP 3 §2.3.1). */
function sourceOf(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}
