import { compareOrdinal } from '@nuspine/primitives';
import type { ChannelState } from '../channel-state.ts';
import { LATEST, RELEASE } from '../pointer-name.ts';

/** A channel that takes packages of another one. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly packages: readonly string[];
  /** Packages that are not what the source serves now. */
  readonly stale: readonly string[];
}

/** Which channels flow into which. */
export interface FlowGraph {
  readonly nodes: readonly string[];
  readonly edges: readonly FlowEdge[];
  /** Channels that lead back to themselves, each list from where it begins. */
  readonly cycles: readonly (readonly string[])[];
}

/** The graph of all channels, by what the build that each serves last was built with. */
export function flowGraph(channels: readonly ChannelState[]): FlowGraph {
  const nodes = channels.map(({ channel }) => channel).toSorted();
  const edges = channels.flatMap((source) => channels.flatMap((target) => edgeBetween(source, target)));
  const sorted = edges.toSorted((a, b) => compareOrdinal(`${a.from} ${a.to}`, `${b.from} ${b.to}`));
  return { nodes, edges: sorted, cycles: findCycles(nodes, sorted) };
}

function edgeBetween(source: ChannelState, target: ChannelState): readonly FlowEdge[] {
  const made = new Set(
    [...source.builds.values()].flatMap(({ build }) => build.packages.map(({ id }) => id.toLowerCase())),
  );
  const used = (latestBuild(target)?.dependencies ?? []).filter(({ id }) => made.has(id.toLowerCase()));
  if (used.length === 0) return [];
  const served = new Map(latestBuild(source)?.packages.map(({ id, version }) => [id.toLowerCase(), version]));
  const stale = used.filter(({ id, version }) => served.get(id.toLowerCase()) !== version).map(({ id }) => id);
  return [{ from: source.channel, to: target.channel, packages: used.map(({ id }) => id), stale }];
}

function latestBuild({ pointers, builds }: ChannelState) {
  const record = pointers.get(LATEST) ?? pointers.get(RELEASE);
  return builds.get(record?.build ?? '')?.build;
}

/** Depth first; what is on the way already closes a cycle. */
function findCycles(nodes: readonly string[], edges: readonly FlowEdge[]): readonly (readonly string[])[] {
  const next = new Map(nodes.map((node) => [node, edges.filter(({ from }) => from === node).map(({ to }) => to)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) cycles.push([...way.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    for (const other of next.get(node) ?? []) visit(other, [...way, node]);
    done.add(node);
  };
  for (const node of nodes) visit(node, []);
  return cycles;
}

/** The graph for Mermaid; what is stale is dotted. */
export function formatMermaid({ nodes, edges }: FlowGraph): string {
  const names = new Map(nodes.map((node, index) => [node, `c${String(index)}`]));
  const lines = edges.map(({ from, to, packages, stale }) => {
    const arrow = stale.length > 0 ? '-.->' : '-->';
    return `  ${names.get(from) ?? ''} ${arrow}|${String(packages.length)}| ${names.get(to) ?? ''}`;
  });
  return ['flowchart LR', ...nodes.map((node) => `  ${names.get(node) ?? ''}["${node}"]`), ...lines, ''].join('\n');
}

/** The graph for Graphviz; what is stale is dashed. */
export function formatDot({ nodes, edges }: FlowGraph): string {
  const lines = edges.map(({ from, to, packages, stale }) => {
    const style = stale.length > 0 ? ', style=dashed' : '';
    return `  "${from}" -> "${to}" [label="${String(packages.length)}"${style}];`;
  });
  return ['digraph flow {', ...nodes.map((node) => `  "${node}";`), ...lines, '}', ''].join('\n');
}
