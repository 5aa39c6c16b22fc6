import type { BundlesManifestEntry, Finding, PackagesManifestEntry, VendorManifestEntry } from '@nuspine/manifest';
import { sizeText } from '@nuspine/primitives';
import { html, type Html, type Part } from '../html.ts';
import { type Failure, isFailure, type LayoutContent } from '../site-content.ts';
import { table } from '../table.ts';
import { failureText, placeText, verdictText } from './findings.ts';

/** Every offline layout: what it holds, and what verifying it found. */
export function layoutsPage(layouts: readonly (LayoutContent | Failure)[]): Html {
  return html`${layouts.map((layout, index) => {
    const id = `layout-${String(index)}`;
    return html`<section aria-labelledby="${id}">
      <h2 id="${id}">${placeText(layout.place)}</h2>
      ${isFailure(layout) ? failureText(layout) : layoutBody(id, layout)}
    </section> `;
  })}`;
}

function layoutBody(id: string, layout: LayoutContent): Html {
  const { manifests, report } = layout;
  const { packages } = manifests.packages;
  const { files } = manifests.vendor;
  const { bundles } = manifests.bundles;
  return html`<p>
      ${verdictText(errorsOf(report.findings))}, ${report.findings.length - errorsOf(report.findings)} warnings.
    </p>
    <dl>
      <dt>Packages</dt>
      <dd>${totalText(packages)}</dd>
      <dt>Vendored binaries</dt>
      <dd>${totalText(files)}</dd>
      <dt>Bundles</dt>
      <dd>${totalText(bundles)}</dd>
      <dt>Restored packages</dt>
      <dd>${report.checked.cached}</dd>
      <dt>NuGet.config files</dt>
      <dd>${report.checked.configs}</dd>
    </dl>
    ${tables(id, layout)}`;
}

function tables(id: string, { manifests, report }: LayoutContent): Html {
  return html`${some(
    `${id}-findings`,
    'Findings',
    ['What', 'Severity', 'Where', 'What holds in a sound layout', 'What to do'],
    report.findings.map(findingCells),
  )}
  ${some(
    `${id}-packages`,
    'Packages',
    ['Package', 'Version', 'Size', 'License', 'From', 'For', 'Signed'],
    manifests.packages.packages.map(packageCells),
    [2],
  )}
  ${some(
    `${id}-vendor`,
    'Vendored binaries',
    ['File', 'Kind', 'Version', 'Size', 'Owner', 'From', 'For'],
    manifests.vendor.files.map(vendorCells),
    [3],
  )}
  ${some(
    `${id}-bundles`,
    'Bundles',
    ['Bundle', 'Kind', 'Size', 'From', 'For'],
    manifests.bundles.bundles.map(bundleCells),
    [2],
  )}`;
}

/** Findings that make a layout unsound. */
export function errorsOf(findings: readonly Pick<Finding, 'severity'>[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function some(
  id: string,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Part[])[],
  numeric: readonly number[] = [],
): Part {
  return rows.length === 0 ? undefined : html`${table({ id, caption, heads, rows, numeric })} `;
}

function totalText(entries: readonly { readonly size: number }[]): string {
  return `${String(entries.length)}, ${sizeText(entries.reduce((sum, { size }) => sum + size, 0))}`;
}

function findingCells({ code, severity, path, rule, fix }: Finding): readonly Part[] {
  const weight = html`<span class="${severity === 'error' ? 'bad' : 'warning'}">${severity}</span>`;
  return [code, weight, html`<code>${path}</code>`, rule, fix];
}

function packageCells({
  id,
  version,
  size,
  license,
  origin,
  consumer,
  signed,
}: PackagesManifestEntry): readonly Part[] {
  return [id, version, sizeText(size), license, origin, consumer, signed ? 'yes' : 'no'];
}

function vendorCells({ path, kind, version, size, owner, origin, consumer }: VendorManifestEntry): readonly Part[] {
  return [html`<code>${path}</code>`, kind, version, sizeText(size), owner, origin, consumer];
}

function bundleCells({ path, kind, size, origin, consumer }: BundlesManifestEntry): readonly Part[] {
  return [html`<code>${path}</code>`, kind, sizeText(size), origin, consumer];
}
