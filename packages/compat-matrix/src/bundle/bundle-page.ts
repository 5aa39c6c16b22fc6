import { alignedTable } from '../render/aligned-table.ts';
import { type BundleDocument, releaseName } from './bundle-document.ts';
import type { BundleRegistry, PublishedBundle } from './bundle-registry.ts';

/** The page of a published bundle: what is in it, what is known of it, and how it is installed. */
export function bundlePage(bundle: PublishedBundle): string {
  const rows = bundle.parts.map(({ component, version, package: id, digest }) => [component, version, id, digest]);
  return `# ${releaseName(bundle)}

${inline(bundle.title)}. ${knownOf(bundle)}${supportOf(bundle)}

${alignedTable([['component', 'version', 'package', 'digest'], ...rows]).trimEnd()}

Everything is in \`${archiveName(bundle)}\`, ${bundle.digest}.

- With Node and nothing else: \`sh install.sh\`, or \`pwsh install.ps1\` on Windows.
- With Nuspine: \`nuspine bundle install ${releaseName(bundle)}.tar.gz\`.
- In a .NET project: \`dotnet add package ${bundle.metapackage} --version ${bundle.version}\`, from the feed in \`packages\`.
`;
}

/** The first page of a registry. */
export function registryPage({ bundles }: BundleRegistry): string {
  const rows = bundles.map((bundle) => [
    `[${releaseName(bundle)}](bundles/${releaseName(bundle)}/README.md)`,
    bundle.state,
    bundle.releaseDate ?? '',
    bundle.ltsUntil ?? '',
    bundle.parts.map(({ component, version }) => `${component} ${version}`).join(', '),
  ]);
  return `# Bundles

${alignedTable([['bundle', 'state', 'released', 'supported until', 'what is in it'], ...rows]).trimEnd()}
`;
}

function knownOf({ state, proof }: Pick<BundleDocument, 'state' | 'proof'>): string {
  if (proof === undefined)
    return state === 'declared' ? 'Declared to work together; no run has tried it.' : 'Nobody knows whether it works.';
  const upgrades = proof.upgradedFrom.length === 0 ? '' : ` Upgrades were tried from ${proof.upgradedFrom.join(', ')}.`;
  return `Tested on ${proof.date} by ${inline(proof.run)}.${upgrades}`;
}

function supportOf({ releaseDate, ltsUntil }: Pick<BundleDocument, 'releaseDate' | 'ltsUntil'>): string {
  const released = releaseDate === undefined ? '' : ` Released on ${releaseDate}.`;
  return `${released}${ltsUntil === undefined ? '' : ` Supported until ${ltsUntil}.`}`;
}

function archiveName({ archive }: PublishedBundle): string {
  return archive.split('/').at(-1) ?? archive;
}

/** Text of a file in a line of Markdown: nothing in it begins a link, a table cell or HTML. */
function inline(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`);
}
