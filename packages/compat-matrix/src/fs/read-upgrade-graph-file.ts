import type { Matrix } from '../matrix.ts';
import { parseUpgradeGraph } from '../path/parse-upgrade-graph.ts';
import { namingFile } from './naming-file.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a Cincinnati graph from a file. Throws what `parseUpgradeGraph` does, and what `readTextFile` does. */
export async function readUpgradeGraphFile(path: string, component: string): Promise<Matrix> {
  const text = await readTextFile(path);
  try {
    return parseUpgradeGraph(text, component);
  } catch (error) {
    throw namingFile(error, path);
  }
}
