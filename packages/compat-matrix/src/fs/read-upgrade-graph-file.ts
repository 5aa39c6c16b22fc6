import type { Matrix } from '../matrix.ts';
import { parseUpgradeGraph } from '../path/parse-upgrade-graph.ts';
import { parseTextFile } from './parse-text-file.ts';

/** Reads a Cincinnati graph from a file. Throws what `parseUpgradeGraph` does, and what `readTextFile` does. */
export async function readUpgradeGraphFile(path: string, component: string): Promise<Matrix> {
  return parseTextFile(path, (text) => parseUpgradeGraph(text, component));
}
