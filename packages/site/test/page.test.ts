import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html } from '../src/html.ts';
import { formatPage } from '../src/page.ts';

const PAGES = [
  { file: 'index.html', heading: 'Overview' },
  { file: 'releases.html', heading: 'Releases' },
];

function page(picks: boolean): string {
  return formatPage({
    file: 'index.html',
    heading: 'Overview',
    title: '<App>',
    pages: PAGES,
    body: html`<p>x</p>`,
    picks,
  });
}

/** The sources that the policy of a page names, and the digests of what stands in it. */
function sourcesOf(text: string, element: 'style' | 'script'): readonly (string | undefined)[] {
  const content = new RegExp(`<${element}>([^]*?)</${element}>`).exec(text)?.[1];
  const source = new RegExp(`${element}-src (?:&#39;)([^&;]+)`).exec(text)?.[1];
  return [source, content === undefined ? 'none' : `sha256-${hash('sha256', content, 'base64')}`];
}

describe('formatPage', () => {
  it.each(['style', 'script'] as const)('lets its own %s run, by its digest, and nothing else', (element) => {
    const [allowed, found] = sourcesOf(page(true), element);
    expect(allowed).toBe(found);
    expect(page(true)).toContain('content="default-src &#39;none&#39;;');
  });

  it('allows no script where there is none', () => {
    expect(sourcesOf(page(false), 'script')).toEqual(['none', 'none']);
    expect(page(false)).not.toContain('<script');
  });

  it('names nothing that lies elsewhere', () => {
    expect(page(true)).not.toMatch(/https?:|url\(|@import|src=/);
  });

  it('says where the reader is, in a language, with landmarks', () => {
    const text = page(false);
    expect(text).toMatch(/^<!doctype html>\s<html lang="en">/);
    expect(text).toMatch(/<a href="index.html"\s+aria-current="page">Overview<\/a>/);
    expect(text).not.toMatch(/releases.html"\s+aria-current/);
    for (const landmark of ['<header>', '<nav aria-label="Pages">', '<main id="content"', '<footer>'])
      expect(text).toContain(landmark);
    expect(text).toContain('<title>Overview - &lt;App&gt;</title>');
  });
});
