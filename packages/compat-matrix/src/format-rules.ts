import type { Block, Matrix, Proof, Release } from './matrix.ts';
import { inline, key, list, optional, type Pair, quote, table } from './toml/format-toml.ts';

/** The rules of a matrix as arrays of tables (docs/formats/versions-toml.md §6). */
export function ruleTables(matrix: Matrix): readonly string[] {
  const { stops, blocks, edges, skews, steps, together, proofs, release } = matrix;
  return [
    ...stops.map((stop) => rule('stop', [of(stop.component), ['at', quote(stop.text)], ...why(stop)])),
    ...blocks.map((block) => rule('block', blockPairs(block))),
    ...edges.map(({ component, from, to, risks }) => {
      const accepted: Pair = ['risks', risks.length === 0 ? undefined : list(risks)];
      return rule('edge', [of(component), ['from', quote(from)], ['to', quote(to)], accepted]);
    }),
    ...skews.map(({ component, against, behind, ahead }) =>
      rule('skew', [of(component), ['against', quote(against)], ['behind', String(behind)], ['ahead', String(ahead)]]),
    ),
    ...steps.map(({ component, minors }) => rule('step', [of(component), ['minors', String(minors)]])),
    ...together.map(({ components }) => rule('together', [['components', list(components)]])),
    ...proofs.map((proof) => rule('proof', proofPairs(proof))),
    ...releaseTable(release),
  ];
}

function rule(name: string, pairs: readonly Pair[]): string {
  return table(`[[${name}]]`, pairs);
}

function of(component: string): Pair {
  return ['component', quote(component)];
}

function why({ risk, reason }: { readonly risk?: string; readonly reason?: string }): readonly Pair[] {
  return [
    ['risk', optional(risk)],
    ['reason', optional(reason)],
  ];
}

function blockPairs({ component, from, to, since, until, ...rest }: Block): readonly Pair[] {
  return [
    of(component),
    ['from', quote(from.raw)],
    ['to', quote(to.raw)],
    ...why(rest),
    ['since', optional(since)],
    ['until', optional(until)],
  ];
}

function releaseTable({ coordinated, packages, metapackage, test, upgradeTest }: Release): readonly string[] {
  const ids = [...packages].map(([component, id]): Pair => [key(component), quote(id)]);
  const lines = table('[release]', [
    ['coordinated', coordinated.length === 0 ? undefined : list(coordinated)],
    ['packages', ids.length === 0 ? undefined : inline(ids)],
    ['metapackage', optional(metapackage)],
    ['test', test === undefined ? undefined : list(test)],
    ['upgrade-test', upgradeTest === undefined ? undefined : list(upgradeTest)],
  ]);
  return lines.includes('\n') ? [lines] : [];
}

/** A run as it stands in a file: a table of `[[proof]]`. */
export function proofTable(proof: Omit<Proof, 'at'>): string {
  return rule('proof', proofPairs(proof));
}

function proofPairs({ pins, result, date, run, digests, upgradedFrom }: Omit<Proof, 'at'>): readonly Pair[] {
  return [
    ['set', inline(pins.map(({ component, version }): Pair => [key(component), quote(version)]))],
    ['result', quote(result)],
    ['date', quote(date)],
    ['run', quote(run)],
    [
      'digests',
      digests.size === 0 ? undefined : inline([...digests].map(([name, digest]) => [key(name), quote(digest)])),
    ],
    ['upgraded-from', upgradedFrom.length === 0 ? undefined : list(upgradedFrom)],
  ];
}
