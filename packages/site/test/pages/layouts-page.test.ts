import { describe, expect, it } from 'vitest';
import { formatHtml } from '../../src/html.ts';
import { errorsOf, layoutsPage } from '../../src/pages/layouts-page.ts';
import { LAYOUT, plainText } from '../sample-content.ts';

describe('layoutsPage', () => {
  it('shows what a layout holds, with counts and sizes, and what was found', () => {
    const text = plainText(formatHtml(layoutsPage([LAYOUT])));
    expect(text).toContain(
      '1 problem , 1 warnings. Packages 1, 512 bytes Vendored binaries 1, 8 bytes Bundles 0, 0 bytes',
    );
    expect(text).toContain('binary-missing error vendor/tool.bin it is there restore it');
    expect(text).toContain('Leaf 1.0.0 512 bytes MIT gallery App yes');
    expect(text).toContain('vendor/tool.bin elf 1 8 bytes vendor web build');
    expect(text).not.toContain('Bundle Kind');
  });

  it('shows a layout that cannot be read', () => {
    const failure = { place: 'a', code: 'MANIFEST_DOCUMENT_INVALID', message: 'document does not follow its schema' };
    expect(plainText(formatHtml(layoutsPage([failure])))).toContain('MANIFEST_DOCUMENT_INVALID');
  });
});

describe('errorsOf', () => {
  it('does not count warnings', () => {
    expect(errorsOf(LAYOUT.report.findings)).toBe(1);
  });
});
