import { channelFold, channelHistory, type LogEntry, nextEntry, type Operation } from '@nuspine/channels';
import { lintMatrix, parseMatrix } from '@nuspine/compat-matrix';
import type { ListedRelease } from '@nuspine/delta/fs';
import { EMPTY_MANIFESTS } from '@nuspine/manifest';
import { digestBytes } from '@nuspine/primitives';
import type { ChannelContent, FeedContent, LayoutContent, MatrixContent, SiteContent } from '../src/index.ts';

const DIGEST = digestBytes(new Uint8Array());

/** A line of an index; names that end in `-delta.nupkg` are deltas. */
export function listed(
  version: string,
  kind: ListedRelease['kind'],
  size: number,
  parts: Partial<ListedRelease> = {},
): ListedRelease {
  const fileName = `App-${version}-${kind}.nupkg`;
  return { packageId: 'App', version, kind, indexes: ['RELEASES'], fileName, size, sha1: fileName, ...parts };
}

export const FEED: FeedContent = {
  place: 'Releases',
  listing: {
    releases: [
      listed('1.0.0', 'full', 1000),
      listed('1.1.0', 'delta', 100),
      listed('1.1.0', 'delta', 50, { fileName: 'App-1.1.0-delta.nuspine', indexes: ['releases.nuspine.json'] }),
      listed('1.1.0', 'full', 2048, { stagingPercentage: 10 }),
    ],
  },
  report: {
    ok: false,
    checked: 3,
    problems: [{ kind: 'missing', path: 'App-1.0.0-full.nupkg' }],
    notes: [{ kind: 'unlisted', path: 'notes.txt' }],
  },
};

const add = (id: string, order: number): Operation => ({
  type: 'add-build',
  build: {
    id,
    version: `1.${String(order)}.0`,
    order: [order],
    commit: '4f2a91c',
    branch: 'main',
    date: `2026-01-0${String(order + 1)}T10:00:00Z`,
    packages: [{ id: 'app', version: `1.${String(order)}` }],
    artifacts: [],
  },
});

const CHANGES: readonly (readonly Operation[])[] = [
  [add('b0', 0), { type: 'set-pointer', pointer: 'Latest', build: 'b0' }],
  [add('b1', 1), { type: 'set-pointer', pointer: 'Latest', build: 'b1' }],
  [{ type: 'roll-back', pointer: 'Latest', build: 'b0', reason: 'it crashes' }],
  [{ type: 'withdraw', build: 'b1', reason: 'it crashes' }],
];

/** A channel whose second build was rolled back and withdrawn. */
export function sampleChannel(): ChannelContent {
  const fold = channelFold('contoso/app/main');
  const entries: LogEntry[] = [];
  for (const operations of CHANGES) {
    const now = new Date(Date.UTC(2026, 0, 10, 0, entries.length));
    entries.push(fold.add(nextEntry(fold.state, { operations, by: 'Ada', now })));
  }
  const { head, sequence } = fold.state;
  const report = { ok: true, channel: 'contoso/app/main', entries: sequence, builds: 2, head, problems: [] };
  return { place: 'contoso/app/main', state: fold.state, history: channelHistory(entries), report };
}

export const RULES = `format = 2
order = ["platform", "core"]
[compatibility.core]
"3.1.0" = { platform = "^2.4" }
"3.2.0" = { platform = "^2.5" }
[compatibility.platform]
"2.4.0" = {}
"2.5.0" = {}
[bundles."lts-3.1"]
release-date = "2025-06-01"
core = "3.1.0"
platform = "2.4.0"
[bundles."stable-3.2"]
core = "3.2.0"
platform = "2.5.0"
`;

export function sampleMatrix(text: string = RULES): MatrixContent {
  const matrix = parseMatrix(text);
  return { place: 'versions.toml', matrix, lint: lintMatrix(matrix) };
}

export const LAYOUT: LayoutContent = {
  place: '.',
  manifests: {
    packages: {
      formatVersion: 1,
      packages: [
        {
          id: 'Leaf',
          version: '1.0.0',
          file: 'Leaf.1.0.0.nupkg',
          size: 512,
          digest: DIGEST,
          contentHash: '',
          signed: true,
          license: 'MIT',
          origin: 'gallery',
          consumer: 'App',
        },
      ],
    },
    vendor: {
      formatVersion: 1,
      files: [
        {
          path: 'vendor/tool.bin',
          size: 8,
          digest: DIGEST,
          kind: 'elf',
          owner: 'vendor',
          origin: 'web',
          version: '1',
          consumer: 'build',
        },
      ],
    },
    bundles: EMPTY_MANIFESTS.bundles,
  },
  report: {
    ok: false,
    checked: { files: 9, packages: 1, binaries: 1, bundles: 0, cached: 2, configs: 1 },
    findings: [
      { code: 'binary-missing', severity: 'error', path: 'vendor/tool.bin', rule: 'it is there', fix: 'restore it' },
      { code: 'key-committed', severity: 'warning', path: 'a.pem', rule: 'no keys', fix: 'remove it' },
    ],
  },
};

/** One of everything, and one that cannot be read. */
export function sampleContent(): SiteContent {
  return {
    title: 'Report',
    now: '2026-09-01',
    feeds: [FEED, { place: 'broken', code: 'RELEASES_LINE_INVALID', message: 'line is not valid in line 3' }],
    stores: [{ place: '.', channels: [sampleChannel()] }],
    matrices: [sampleMatrix()],
    layouts: [LAYOUT],
  };
}

/** All tags of a page with the names of their attributes, in order: what it is made of, whatever it says. */
export function tagsOf(page: string): readonly string[] {
  return page.replaceAll(/="[^"]*"/g, '=""').match(/<[^>]*>/g) ?? [];
}

/** The text of a page, or of a part of it, with one space between words. */
export function plainText(markup: string): string {
  return markup
    .replaceAll(/<(style|script)>[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
