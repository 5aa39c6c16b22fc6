/** What the plugin takes for the graph of a workspace. */
export interface GraphFigures {
  /** Calls of `createNodes`, each the first of its process. */
  readonly calls: readonly { readonly ms: number; readonly cpuMs: number }[];
  /** Project files that were looked at, and projects that got targets. */
  readonly files: number;
  readonly projects: number;
  /** CPU milliseconds of `nx show projects`, with the processes that it starts: without the plugin, and with it. */
  readonly without: readonly number[];
  readonly withPlugin: readonly number[];
}

export const GRAPH_PROJECTS = 500;
const TARGET_MS = 30;

/** The figures as a table, and whether the target is met. */
export function graphTable({ calls, files, projects, without, withPlugin }: GraphFigures): string {
  const [ms, cpuMs] = [calls.map((call) => call.ms), calls.map((call) => call.cpuMs)];
  const row = (what: string, time: string, cpu: string): string => `| ${what} | ${time} | ${cpu} |`;
  const middle = median(cpuMs);
  return [
    `### Project graph, ${String(GRAPH_PROJECTS)} projects without .NET`,
    '',
    '|  | time ms | CPU ms |',
    '| --- | ---: | ---: |',
    row(
      `\`createNodes\`, first call of a process, median of ${String(calls.length)}`,
      median(ms).toFixed(1),
      middle.toFixed(1),
    ),
    row('the fastest of them', Math.min(...ms).toFixed(1), Math.min(...cpuMs).toFixed(1)),
    row(
      `\`nx show projects\` without the plugin, median of ${String(without.length)}`,
      '',
      Math.round(median(without)).toLocaleString('en-US'),
    ),
    row('with it, in a process of its own as Nx does', '', Math.round(median(withPlugin)).toLocaleString('en-US')),
    '',
    `${String(files)} files looked at, ${String(projects)} projects with targets. Target: under ${String(TARGET_MS)} ms of CPU for the graph: ${middle < TARGET_MS ? 'met' : 'not met'}.`,
    '',
  ].join('\n');
}

const INTRODUCTION = `# What the plugin adds to a project graph

    pnpm bench nx

makes this page. It makes a workspace of ${String(GRAPH_PROJECTS)} projects with project files, 100 of them programs with a release line that refer to
four libraries each, and infers their targets with the plugin as it is published. There is no SDK of .NET on the PATH. Each run of
\`createNodes\` is the first of a process, so that nothing is warm.
`;
const CLOSE = `Nx starts a process for every plugin, which loads \`@nx/devkit\` before it loads ours; with the daemon that happens once. Each file is read
once, and of a project that does not pack nothing but its project file is looked at. No program is started.
`;

/** The page about the graph. */
export function graphDocument(machine: string, figures: GraphFigures): string {
  const table = graphTable(figures).replace('### ', '## ');
  return `${INTRODUCTION}\nMeasured with ${machine}.\n\n${table}\n${CLOSE}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
