import { describe, expect, it } from 'vitest';
import type { DeltaExplanation } from '../../src/explain/delta-explanation.ts';
import { formatExplanationSvg } from '../../src/explain/explanation-svg.ts';

const explanation = (count: number, path = 'lib/a.dll'): DeltaExplanation => ({
  format: 'nuspine',
  id: 'App',
  version: '1.1.0',
  size: 100 * count + 5,
  attribution: 'bits',
  files: Array.from({ length: count }, (_, index) => ({
    path: `${path}${String(index)}`,
    kind: 'patched',
    bytes: 100,
    parts: [
      { part: 'heaps', bytes: 40 },
      { part: 'content', bytes: 60 },
    ],
  })),
  rest: [{ part: 'container', bytes: 5 }],
});

describe('formatExplanationSvg', () => {
  it('says in words what it shows, and takes nothing from elsewhere', () => {
    const svg = formatExplanationSvg(explanation(3));
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toContain('<title id="title">Where the 305 bytes of the nuspine delta to App 1.1.0 went</title>');
    expect(svg).toContain('lib/a.dll0: 100;');
    expect(svg).not.toMatch(/href|@import|<script|<style/);
    expect(svg).toBe(formatExplanationSvg(explanation(3)));
  });

  it('fills each part with a pattern that grey alone tells apart', () => {
    const svg = formatExplanationSvg(explanation(3));
    const fills = [...svg.matchAll(/<pattern id="fill\d+".*?<\/pattern>/g)].map(([text]) =>
      text.replace(/id="\w+"/, ''),
    );
    expect(fills).toHaveLength(3);
    expect(new Set(fills).size).toBe(3);
    expect(svg.match(/#[0-9a-f]{3}\b/g)?.every((color) => /#(.)\1\1/.test(color))).toBe(true);
  });

  it('has a fill of its own for everything that a delta is made of', () => {
    const parts = Array.from({ length: 12 }, (_, index) => ({ part: `part ${String(index)}`, bytes: 12 - index }));
    const svg = formatExplanationSvg({ ...explanation(1), rest: parts });
    const fills = [...svg.matchAll(/<pattern.*?<\/pattern>/g)]
      .slice(0, 12)
      .map(([text]) => text.replace(/id="\w+"/, ''));
    expect(new Set(fills).size).toBe(12);
  });

  it.each([
    ['a'.repeat(53), `…${'a'.repeat(50)}0`],
    ['語'.repeat(30), `…${'語'.repeat(25)}0`],
    ['a'.repeat(51), `${'a'.repeat(51)}0`],
  ])('cuts the start of a path that is too wide: %s', (path, shown) => {
    expect(formatExplanationSvg(explanation(1, path))).toContain(`text-anchor="end">${shown}</text>`);
  });

  it('writes a long title smaller', () => {
    const headOf = (id: string): string | undefined =>
      /y="28" font-size="(\d+)"/.exec(formatExplanationSvg({ ...explanation(1), id }))?.[1];
    expect(headOf('App')).toBe('16');
    expect(headOf('A'.repeat(100))).toBe('10');
  });

  it('puts all but the largest files together', () => {
    const svg = formatExplanationSvg(explanation(30));
    expect(svg).toContain('6 other files: 600;');
    expect(svg.match(/<g>/g)).toHaveLength(24 + 2 + 3);
  });

  it('writes any path as text', () => {
    const svg = formatExplanationSvg(explanation(1, '<script>&"\u0001'.repeat(20)));
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('\u0001');
    expect(svg).toContain('…');
  });
});
