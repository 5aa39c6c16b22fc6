import { TIME_PARAM } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { choiceOption, option } from '../param.ts';
import { TRUST_PARAMS, type TrustArgs, trusted } from '../trust-params.ts';

interface Args extends TrustArgs {
  readonly now?: string;
  readonly store?: string;
  readonly format?: 'mermaid' | 'dot';
}

export const flowGraph: Command = defineCommand<Args>({
  name: 'flow graph',
  summary: 'Show which channels flow into which, what is stale, and cycles',
  description:
    'An edge is dotted when the target was built with packages that the source no longer serves. --json has the cycles.',
  schema: 'channels/schema/flow-graph.schema.json',
  params: {
    store: option('--store <place>', 'folder, or git:<repository>[#branch]; the working folder by default'),
    ...TRUST_PARAMS,
    now: TIME_PARAM,
    format: choiceOption('--format <format>', ['mermaid', 'dot'], 'language of the drawing; mermaid by default'),
  },
  examples: [{ text: 'A drawing for Graphviz', command: 'nuspine flow graph --store ../versions --format dot' }],
  run: async ({ store = '.', format = 'mermaid', ...args }, io) => {
    const { formatDot, formatMermaid } = await import('@nuspine/channels');
    const { openStore, readFlowGraph } = await import('@nuspine/channels/fs');
    const graph = await readFlowGraph(await trusted(await openStore(store, io.env), args, io));
    io.print(graph, () => (format === 'dot' ? formatDot(graph) : formatMermaid(graph)));
    return EXIT.ok;
  },
});
