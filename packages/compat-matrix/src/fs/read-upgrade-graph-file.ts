import { readFile } from 'node:fs/promises';
import type { Matrix } from '../matrix.ts';
import { parseUpgradeGraph } from '../path/parse-upgrade-graph.ts';

/** Reads a Cincinnati graph from a file. Throws what `parseUpgradeGraph` does, and the system's error if it cannot be read. */
export async function readUpgradeGraphFile(path: string, component: string): Promise<Matrix> {
  return parseUpgradeGraph(await readFile(path, 'utf8'), component);
}
