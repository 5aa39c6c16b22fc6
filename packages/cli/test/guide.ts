import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Captured, run } from './captured-io.ts';

/** A line of a guide and what it printed. */
export interface GuideLine extends Captured {
  readonly line: string;
}

/** Options whose values are folders and files of the guide. */
const FOLDERS: ReadonlySet<string> = new Set([
  '--store',
  '--root',
  '--matrix',
  '--keys',
  '--key',
  '--new',
  '--trust',
  '--trust-state',
  '--provenance',
  '--provenance-key',
  '--artifact',
  '--out',
  '--public',
  '--add',
]);

/** Verbs whose first argument is a file. */
const FILE_VERBS: ReadonlySet<string> = new Set(['make', 'sign-root', 'publish-root', 'build']);

/**
 * Runs a guide as its reader would: files are written where its text names them, and each `nuspine` line is run, with its
 * folders and files below `folder`. What a terminal shows is left to other tests.
 */
export async function runGuide(name: string, folder: string): Promise<readonly GuideLine[]> {
  const text = readFileSync(new URL(`../../../docs/guides/${name}`, import.meta.url), 'utf8');
  const done: GuideLine[] = [];
  for (const [, before = '', language = '', block = ''] of text.matchAll(/([^\n]*)\n\n```(\w+)\n([\s\S]*?)```/g)) {
    if (language === 'console') continue;
    if (language === 'sh')
      for (const line of block.trim().split('\n')) done.push({ line, ...(await runLine(line, folder)) });
    else await writeNamed(before, block, folder);
  }
  return done;
}

async function writeNamed(before: string, block: string, folder: string): Promise<void> {
  const path = /`([\w./-]+)`:$/.exec(before)?.[1];
  if (path === undefined) throw new Error(`guide does not say which file this is: ${before}`);
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), block);
}

function runLine(line: string, folder: string): Promise<Captured> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const [, ...argv] = words.map((word, index) => (isPath(words[index - 1] ?? '') ? join(folder, word) : word));
  return run(argv);
}

function isPath(before: string): boolean {
  return FOLDERS.has(before) || FILE_VERBS.has(before);
}
