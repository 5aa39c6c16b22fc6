import type { Matrix } from '@nuspine/compat-matrix';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';
import { pathAnswer } from '../matrix-path-text.ts';
import { dayOf, NOW_PARAM } from '../now-param.ts';
import { PATH_FEED_PARAMS, type PathFeedArgs, pathFeeds } from '../path-feed-params.ts';
import { argument, option, repeatedOption, switchOption } from '../param.ts';

type Args = MatrixArgs &
  PathFeedArgs & {
    readonly from: string;
    readonly to: string;
    readonly accept: readonly string[];
    readonly now?: string;
    readonly allowUnknown: boolean;
    readonly graph?: string;
  };

/** The component that a graph is about. */
const GRAPH_COMPONENT = 'release';

export const matrixPath: Command = defineCommand<Args>({
  name: 'matrix path',
  summary: 'Find the upgrades from one set to another, over sets that work together',
  description:
    'Honours stops, blocks, edges, skew, steps, epochs, order and dates: fewest accepted risks, then fewest upgrades, then the newest patches on the way. Without a way it names the fewest barriers that block every way. With feeds it says what each upgrade downloads.',
  schema: 'compat-matrix/schema/path-report.schema.json',
  params: {
    from: argument('<from>', 'what is installed: the id of a bundle, or core@3.1.0,platform@2.4.0'),
    to: argument('<to>', 'what shall be; components that it does not name stay as they are'),
    accept: repeatedOption('--accept <risk>', 'a named risk that may be taken'),
    now: NOW_PARAM,
    allowUnknown: switchOption('--allow-unknown', 'go over sets that nobody knows of'),
    graph: option('--graph <file>', 'a Cincinnati upgrade graph in place of the matrix; <from> and <to> are versions'),
    ...PATH_FEED_PARAMS,
    ...MATRIX_PARAMS,
  },
  examples: [
    { text: 'From a bundle to another', command: 'nuspine matrix path lts-3.1 stable-3.2' },
    { text: 'With what each upgrade downloads', command: 'nuspine matrix path lts-3.1 stable-3.2 --feed Releases' },
    { text: 'In a graph of an update service', command: 'nuspine matrix path 4.6.13 4.7.24 --graph graph.json' },
  ],
  run: async (args, io) => {
    const { findPath, parsePins, withDownloads } = await import('@nuspine/compat-matrix');
    const matrix = await readRules(args);
    const texts = (text: string): readonly string[] =>
      args.graph === undefined ? text.split(',') : [`${GRAPH_COMPONENT}@${text}`];
    const path = findPath(matrix, parsePins(matrix, texts(args.from)), parsePins(matrix, texts(args.to)), {
      accept: args.accept,
      now: dayOf(args.now, io.env),
      allowUnknown: args.allowUnknown,
    });
    const report = args.feeds.length === 0 ? path : await withDownloads(matrix, path, await pathFeeds(args, io.env));
    printAnswer(io, args, report, pathAnswer(report));
    return report.found ? EXIT.ok : EXIT.finding;
  },
});

async function readRules({ graph, ...args }: Args): Promise<Matrix> {
  const { readMatrixFile, readUpgradeGraphFile } = await import('@nuspine/compat-matrix/fs');
  return graph === undefined ? readMatrixFile(matrixFile(args)) : readUpgradeGraphFile(graph, GRAPH_COMPONENT);
}
