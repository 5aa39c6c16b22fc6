import { describe, expect, it } from 'vitest';
import { formatHtml } from '../../src/html.ts';
import { matrixPage } from '../../src/pages/matrix-page.ts';
import { upgradeGroups } from '../../src/upgrade-groups.ts';
import { plainText, RULES, sampleMatrix } from '../sample-content.ts';

const NOW = '2026-09-01';

function page(rules: string = RULES): string {
  const content = sampleMatrix(rules);
  return formatHtml(matrixPage([{ ...content, groups: upgradeGroups(content.matrix, NOW) }], NOW));
}

describe('matrixPage', () => {
  it('shows bundles, verdicts, and why two do not work together', () => {
    const text = plainText(page());
    expect(text).toContain('2 components, 4 rows, 2 bundles; no problems');
    expect(text).toContain('lts-3.1 2025-06-01 core@3.1.0, platform@2.4.0 declared');
    expect(text).toContain('core 2.5.0 2.4.0 3.2.0 declared incompatible 3.1.0 declared declared');
    expect(text).toContain('3.2.0 with 2.4.0 incompatible core@3.2.0 asks for platform ^2.5');
  });

  it('has the ways in a table that is open, and a picker that script has to show', () => {
    const text = page();
    expect(text).toMatch(/<form[^>]* hidden>/);
    expect(text).toMatch(/<details[^>]* open>/);
    expect(text).toMatch(/<tr data-from="lts-3.1" data-to="stable-3.2">/);
    expect(plainText(text)).toContain('lts-3.1 stable-3.2 platform 2.4.0 to 2.5.0 core 3.1.0 to 3.2.0');
    expect(text.match(/<label/g)?.length).toBe(text.match(/<select/g)?.length);
  });

  it('says what blocks, what is added, and where to ask when a search is too long', () => {
    const blocked = page(`${RULES}[[block]]\ncomponent = "core"\nfrom = "3.1.0"\nto = "3.2.0"\nrisk = "data-loss"\n`);
    expect(plainText(blocked)).toContain('There is no way, because block: core may not go from 3.1.0 to 3.2.0');
    expect(plainText(blocked)).toContain('--accept data-loss to take it');
    const added = page(RULES.replace('core = "3.1.0"\nplatform', 'platform'));
    expect(plainText(added)).toContain('Then add core 3.2.0.');
    const content = sampleMatrix();
    const groups = [{ ends: ['a', 'b'], answers: [{ from: 'a', to: 'b' }] }];
    expect(formatHtml(matrixPage([{ ...content, groups }], NOW))).toContain('nuspine matrix path a b');
  });

  it('shows findings, and a matrix that cannot be read', () => {
    const missing = page(RULES.replace('"2.5.0" = {}\n', ''));
    expect(plainText(missing)).toContain('L003');
    const failure = { place: 'x/versions.toml', code: 'MATRIX_TOML_INVALID', message: 'it is not TOML' };
    expect(plainText(formatHtml(matrixPage([failure], NOW)))).toContain('It cannot be read: it is not TOML');
  });
});
