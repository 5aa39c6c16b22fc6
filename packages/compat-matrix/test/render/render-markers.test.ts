import { describe, expect, it } from 'vitest';
import { renderMarkers } from '../../src/render/render-markers.ts';

const TEXT = 'a\n<!-- nuspine:runtime One Two -->\nold\n<!-- /nuspine -->\nb\n';

describe('renderMarkers', () => {
  it('replaces what is between and nothing else', () => {
    const markers: unknown[] = [];
    const text = renderMarkers(TEXT, (marker) => {
      markers.push(marker);
      return 'new\n';
    });
    expect(text).toBe('a\n<!-- nuspine:runtime One Two -->\n\nnew\n\n<!-- /nuspine -->\nb\n');
    expect(markers).toEqual([{ name: 'runtime', words: ['One', 'Two'], line: 2 }]);
  });

  it('changes nothing the second time, whatever ends the lines', () => {
    const once = renderMarkers(TEXT.replaceAll('\n', '\r\n'), () => 'new\nlines');
    expect(once).not.toMatch(/[^\r]\n/);
    expect(renderMarkers(once, () => 'new\nlines')).toBe(once);
  });

  it('leaves markers in code blocks alone', () => {
    const fenced = '```md\n<!-- nuspine:runtime -->\n```\n';
    expect(renderMarkers(fenced + TEXT, () => 'new')).toContain(fenced);
  });

  it.each([
    ['<!-- nuspine:runtime -->', 1],
    ['\n<!-- /nuspine -->', 2],
    ['<!-- nuspine:a -->\n<!-- nuspine:b -->\n<!-- /nuspine -->', 2],
    ['nothing', 1],
  ])('refuses %j at line %i', (text, line) => {
    expect(() => renderMarkers(text, () => '')).toThrowCode('MATRIX_MARKER_INVALID');
    expect(() => renderMarkers(text, () => '')).toThrow(expect.objectContaining({ details: { line } }));
  });
});
