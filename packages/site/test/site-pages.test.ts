import { describe, expect, it } from 'vitest';
import { sitePages } from '../src/index.ts';
import type { SiteContent } from '../src/index.ts';
import { FEED, plainText, RULES, sampleContent, sampleMatrix, tagsOf } from './sample-content.ts';

const PAYLOAD = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</script>&lt;`;
/** Words that decide what is shown, and never come out of a document as free text. */
const WORDS: ReadonlySet<string> = new Set(['kind', 'severity', 'code', 'state', 'indexes', 'checked']);

function texts(content: SiteContent): ReadonlyMap<string, string> {
  return new Map([...sitePages(content)].map(([file, bytes]) => [file, Buffer.from(bytes).toString('utf8')]));
}

/** The same value with every free text in it, keys of maps too, made hostile. */
function hostile(value: unknown, key = ''): unknown {
  if (WORDS.has(key) || value === '.') return value;
  if (typeof value === 'string') return value + PAYLOAD;
  if (value instanceof Map) return new Map([...value].map(([name, one]) => [hostile(name), hostile(one)]));
  if (Array.isArray(value)) return value.map((one: unknown) => hostile(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostile(one, name)]));
}

function isLike(value: unknown, model: SiteContent): value is SiteContent {
  return typeof value === 'object' && value !== null && Object.keys(model).every((key) => key in value);
}

/** A feed of a package that no channel knows, for no hostile name is that of another. */
function undated(): SiteContent {
  const releases = FEED.listing.releases.map((one) => ({ ...one, packageId: 'Other' }));
  return { ...sampleContent(), feeds: [{ ...FEED, listing: { releases } }] };
}

function hostileContent(): SiteContent {
  const { matrices, ...benign } = undated();
  const made: unknown = { ...Object(hostile(benign)), matrices, now: benign.now };
  if (!isLike(made, sampleContent())) throw new Error('not a content');
  const name = JSON.stringify(`lts${PAYLOAD}`);
  return { ...made, matrices: [{ ...sampleMatrix(RULES.replaceAll('"lts-3.1"', name)), place: PAYLOAD }] };
}

describe('sitePages', () => {
  it('has a page for each kind of thing, and the overview first', () => {
    const pages = texts(sampleContent());
    expect([...pages.keys()]).toEqual([
      'index.html',
      'releases.html',
      'channels.html',
      'compatibility.html',
      'offline.html',
    ]);
    expect(plainText(pages.get('index.html') ?? '')).toContain('3 problems in all.');
  });

  it('leaves out pages that would show nothing, and scripts where nothing is picked', () => {
    const pages = texts({ ...sampleContent(), stores: [], layouts: [], matrices: [] });
    expect([...pages.keys()]).toEqual(['index.html', 'releases.html']);
    expect(pages.get('index.html')).not.toContain('channels.html');
    expect([...pages.values()].join()).not.toContain('<script');
  });

  it('has the tags that it has without hostile data, and no others', () => {
    const benign = texts(undated());
    for (const [file, page] of texts(hostileContent())) {
      expect(page).toContain('&lt;script&gt;');
      expect([file, tagsOf(page)]).toEqual([file, tagsOf(benign.get(file) ?? '')]);
    }
  });

  it('has headings in order, ids once, and a name behind every reference to one', () => {
    for (const page of texts(sampleContent()).values()) {
      const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of page.matchAll(/\s(?:aria-labelledby|data-answers)="([^"]*)"/g)) expect(ids).toContain(id);
    }
  });
});
