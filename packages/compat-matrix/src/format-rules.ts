import type { Block, Edge, Matrix, Proof, Release } from './matrix.ts';
import { inline, list, optional, type Pair, quote, table } from './toml/format-toml.ts';
import { type TomlLine, tomlText } from './toml/toml-text.ts';

/** The rules of a matrix as arrays of tables (docs/formats/versions-toml.md §6). */
export function ruleTables(matrix: Matrix): readonly (readonly TomlLine[])[] {
  const { stops, blocks, edges, skews, steps, together, proofs, release } = matrix;
  return [
    ...rules('stop', stops, (stop) => [of(stop), ['at', quote(stop.text)], ...why(stop)]),
    ...rules('block', blocks, blockPairs),
    ...rules('edge', edges, edgePairs),
    ...rules('skew', skews, (skew) => [
      of(skew),
      ['against', quote(skew.against)],
      ['behind', String(skew.behind)],
      ['ahead', String(skew.ahead)],
      ...why(skew),
    ]),
    ...rules('step', steps, (step) => [of(step), ['minors', String(step.minors)], ...why(step)]),
    ...rules('together', together, ({ components }) => [['components', list(components)]]),
    ...rules('proof', proofs, proofPairs),
    ...releaseTable(release),
  ];
}

function rules<Rule>(
  name: string,
  all: readonly Rule[],
  pairsOf: (one: Rule) => readonly Pair[],
): readonly (readonly TomlLine[])[] {
  return all.map((one, index) => table(`[[${name}]]`, [name, index], pairsOf(one)));
}

function of({ component }: { readonly component: string }): Pair {
  return ['component', quote(component)];
}

function why({ risk, reason }: { readonly risk?: string; readonly reason?: string }): readonly Pair[] {
  return [
    ['risk', optional(risk)],
    ['reason', optional(reason)],
  ];
}

function edgePairs(edge: Edge): readonly Pair[] {
  const { from, to, risks } = edge;
  const accepted: Pair = ['risks', risks.length === 0 ? undefined : list(risks)];
  return [of(edge), ['from', quote(from)], ['to', quote(to)], accepted, ...why(edge)];
}

function blockPairs(block: Block): readonly Pair[] {
  const { from, to, since, until } = block;
  return [
    of(block),
    ['from', quote(from.raw)],
    ['to', quote(to.raw)],
    ...why(block),
    ['since', optional(since)],
    ['until', optional(until)],
  ];
}

function releaseTable(release: Release): readonly (readonly TomlLine[])[] {
  const { coordinated, packages, metapackage, test, upgradeTest } = release;
  const ids = [...packages].map(([component, id]): Pair => [component, quote(id)]);
  const lines = table(
    '[release]',
    ['release'],
    [
      ['coordinated', coordinated.length === 0 ? undefined : list(coordinated)],
      ['packages', ids.length === 0 ? undefined : inline(ids)],
      ['metapackage', optional(metapackage)],
      ['test', test === undefined ? undefined : list(test)],
      ['upgrade-test', upgradeTest === undefined ? undefined : list(upgradeTest)],
    ],
  );
  return lines.length > 1 ? [lines] : [];
}

/** A run as it stands in a file: a table of `[[proof]]`. */
export function proofTable(proof: Omit<Proof, 'at'>): string {
  return tomlText(rules('proof', [proof], proofPairs)).trimEnd();
}

function proofPairs({ pins, result, date, run, digests, upgradedFrom }: Omit<Proof, 'at'>): readonly Pair[] {
  return [
    ['set', inline(pins.map(({ component, version }): Pair => [component, quote(version)]))],
    ['result', quote(result)],
    ['date', quote(date)],
    ['run', quote(run)],
    [
      'digests',
      digests.size === 0 ? undefined : inline([...digests].map(([name, digest]): Pair => [name, quote(digest)])),
    ],
    ['upgraded-from', upgradedFrom.length === 0 ? undefined : list(upgradedFrom)],
  ];
}
